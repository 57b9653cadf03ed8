import type { CommandOptions } from '#lib/commands/command.ts';
import { type Asker, answerAsker } from '#lib/flows/answer-asker.ts';
import type { Message } from '#lib/messages/message.ts';
import { faultMessage } from '#lib/messages/problem-message.ts';
import type { FollowUps, Ports } from '#lib/ports.ts';

/** Slack gives three seconds. Whoever is slower than this gets a sentence rather than Slack's time-out. */
const ANSWER_MS = 2_500;

/** What all listeners do alike: answer in Slack's time, and own up with a reference where that fails. */
export interface Desk {
  ports: Ports;
  /** The answer to a command; undefined when all of it follows later. */
  answer(text: string, asker: Asker, channel: string): Promise<Message | undefined>;
  /** @returns what `run` gives, or the sentence that owns up: the log line has its reference */
  inTime(run: () => Promise<Message | undefined>, reference: string): Promise<Message | undefined>;
  tell(asker: Asker, message: Message | undefined): Promise<void>;
}

export function openDesk(ports: Ports, followUps: FollowUps, options: CommandOptions): Desk {
  async function inTime(
    run: () => Promise<Message | undefined>,
    reference: string,
  ): Promise<Message | undefined> {
    const timer = new AbortController();
    const late = ports
      .sleep(ANSWER_MS, timer.signal)
      .then(() => Promise.reject(new Error(`no answer within ${String(ANSWER_MS)} ms`)));
    try {
      return await Promise.race([run(), late]);
    } catch (error) {
      ports.log.error('slack request failed', error, { reference });
      return faultMessage(reference);
    } finally {
      timer.abort();
    }
  }

  return {
    ports,
    inTime,
    answer: (text, asker, channel) =>
      inTime(
        () => answerAsker(text, asker, { ports, options, channel }, followUps, ports.log),
        asker.reference,
      ),
    async tell({ responseUrl, to, reference }, message) {
      if (message === undefined) return;
      const outcome = await ports.slack.respond(responseUrl, message, to);
      if (outcome.kind !== 'done')
        ports.log.warn('slack did not take the answer', { reference, ...outcome });
    },
  };
}
