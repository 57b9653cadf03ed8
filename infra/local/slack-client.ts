import { commandAnswer, type Failure, failureWords } from './command-answer.ts';
import { chooseInModal, closeModal, type ModalChoice, submitModal } from './pretend-form.ts';
import type { Home } from './pretend-home.ts';
import type { Modals } from './pretend-modals.ts';
import { click, command, shortcut } from './pretend-person.ts';
import type { Origin, ResponseUrls } from './response-urls.ts';
import type { Addressee, DoorAnswer } from './send-signed.ts';
import type { Fields } from './slack-fields.ts';
import { type OnMessage, post } from './slack-methods.ts';
import type { Workspace } from './slack-workspace.ts';
import { homeClick, openedHome } from './visit-home.ts';

/** What the app answered, and the end of the address by which it may say more. */
export type Acted = DoorAnswer & { responseId: string };

/** The Slack on the person's screen: it sends what they type and click, and shows what is answered at once. */
export interface SlackClient {
  type(fields: Fields): Promise<Acted>;
  /** @returns undefined when there is no such message; an empty `message_ts` stands for the app's own page */
  click(fields: Fields): Promise<Acted> | undefined;
  shortcut(fields: Fields): Promise<Acted> | undefined;
  submit(values: Readonly<Record<string, string>>): Promise<DoorAnswer | undefined>;
  /** @param values what the other inputs hold */
  choose(
    choice: ModalChoice,
    values?: Readonly<Record<string, string>>,
  ): Promise<DoorAnswer | undefined>;
  close(): Promise<void>;
  openHome(): Promise<DoorAnswer>;
}

interface Screen extends Addressee {
  workspace: Workspace;
  asides: Workspace;
  modals: Modals;
  home: Home;
  responseUrls: ResponseUrls;
  /** Where the pretend Slack listens. */
  url: () => string;
  onMessage: OnMessage;
  onChange: () => void;
}

/** Slack waits no longer for an app. */
const PATIENCE_MS = 3_000;

export function openSlackClient(screen: Screen): SlackClient {
  const { workspace, asides, modals, responseUrls, onChange } = screen;

  async function act(
    send: (responseUrl: string) => Promise<DoorAnswer>,
    origin: Origin,
  ): Promise<Acted> {
    // Before the person can type or click elsewhere, they have closed what was open.
    modals.close();
    const responseId = responseUrls.open(origin);
    onChange();
    const door = await send(`${screen.url()}/response/${responseId}`);
    return { ...door, responseId };
  }

  /** @returns undefined for a message that is not there; one that is not named is none */
  function originOf({ message_ts: ts, channel, ...did }: Fields): Origin | undefined {
    const about = [did['action_id'] ?? did['callback_id'], did['value']].filter(Boolean).join(' ');
    const place = typeof channel === 'string' ? channel : screen.channel;
    if (ts === undefined) return { channel: place, about };
    const message = workspace.messages().find((one) => one.ts === ts);
    const aside = asides.messages().find((one) => one.ts === ts);
    const found = message ?? aside;
    return found && { channel: found.channel, message, aside, about };
  }

  function fail({ channel, about }: Origin, failure: Failure): void {
    const text = failureWords(failure);
    asides.add({ channel, about, text, blocks: [], from: 'slackbot' });
    onChange();
  }

  function show(origin: Origin, door: DoorAnswer): void {
    const { channel, about } = origin;
    const answer = commandAnswer(door);
    if ('failure' in answer) fail(origin, answer.failure);
    else if (answer.shown === undefined) return;
    else if (answer.isForAll) post({ channel, ...answer.shown }, screen);
    else {
      asides.add({ channel, about, ...answer.shown });
      onChange();
    }
  }

  return {
    async type(fields) {
      const { text = '' } = fields;
      const origin = { channel: screen.channel, about: `/plaid ${String(text)}`.trim() };
      const patience = AbortSignal.timeout(PATIENCE_MS);
      patience.addEventListener('abort', giveUp);
      function giveUp(): void {
        fail(origin, 'operation_timeout');
      }
      try {
        const acted = await act((url) => command(fields, screen, url), origin);
        if (!patience.aborted) show(origin, acted);
        return acted;
      } catch (error) {
        if (!patience.aborted) fail(origin, 'dispatch_failed');
        throw error;
      } finally {
        patience.removeEventListener('abort', giveUp);
      }
    },
    click(fields) {
      if (fields['message_ts'] === '')
        return act(() => homeClick(fields, screen.home, screen), { channel: '' });
      const origin = originOf(fields);
      return origin && act((url) => click(fields, screen, url, origin), origin);
    },
    // A shortcut answers beside the message, never in its place: that may be anybody's.
    shortcut(fields) {
      const origin = originOf(fields);
      const beside = origin && { channel: origin.channel, about: origin.about };
      return beside && act((url) => shortcut(fields, screen, url, origin.message), beside);
    },
    async submit(values) {
      const answer = await submitModal(values, modals, screen);
      onChange();
      return answer;
    },
    async choose(choice, values = {}) {
      modals.fill(values);
      const answer = await chooseInModal(choice, modals, screen);
      onChange();
      return answer;
    },
    async close() {
      await closeModal(modals, screen);
      onChange();
    },
    openHome: () => openedHome(screen.home, screen),
  };
}
