import type { Home, Message, Modal } from '#lib/messages/message.ts';
import type {
  Audience,
  MessageMark,
  SlackChannel,
  SlackOutcome,
} from '#lib/ports/slack-channel.ts';

/** A message as it stands in the channel now. */
export interface Standing {
  channel: string;
  ts: string;
  thread: string | undefined;
  message: Message;
  mark: MessageMark;
  postedAt: Date;
  edits: number;
}

/** A modal before the person who opened it. */
export interface OpenView {
  /** As Slack names it, to the app in what the person does in it. */
  id: string;
  triggerId: string;
  modal: Modal;
}

/** How a call ends other than well. `lost`: Slack did it, and its answer was lost. */
export type SlackFault = (
  call: 'post' | 'edit' | 'find',
) => SlackOutcome | 'lost' | 'throw' | undefined;

/** A Slack that remembers what was posted, and can refuse. */
export function fakeSlack(
  now: () => Date,
  fault: SlackFault = () => undefined,
): SlackChannel & {
  standing: Standing[];
  /** All that were shown, in order: opened, or drawn anew. */
  modals: Modal[];
  /** Those that were opened, as each stands now. */
  views: OpenView[];
  responses: { url: string; message: Message; to: Audience }[];
  /** App Home as each person has it. */
  homes: Map<string, Home>;
  calls: number;
} {
  const standing: Standing[] = [];
  const modals: Modal[] = [];
  const views: OpenView[] = [];
  const responses: { url: string; message: Message; to: Audience }[] = [];
  const homes = new Map<string, Home>();
  let clock = 0;
  let calls = 0;
  const lost: SlackOutcome = { kind: 'unsure', reason: 'answer lost' };
  return {
    standing,
    modals,
    views,
    responses,
    homes,
    get calls() {
      return calls;
    },
    async post(channel, message, mark, thread) {
      await Promise.resolve();
      calls += 1;
      const end = fault('post');
      if (end === 'throw') throw new Error('crash before posting');
      if (end !== undefined && end !== 'lost') return end;
      clock += 1;
      const ts = `${String(Math.floor(now().getTime() / 1000))}.${String(clock).padStart(6, '0')}`;
      standing.push({ channel, ts, thread, message, mark, postedAt: now(), edits: 0 });
      return end === 'lost' ? lost : { kind: 'done', ts, channel };
    },
    async edit(channel, ts, message) {
      await Promise.resolve();
      calls += 1;
      const end = fault('edit');
      if (end === 'throw') throw new Error('crash before editing');
      if (end !== undefined && end !== 'lost') return end;
      const found = standing.find((one) => one.ts === ts && one.channel === channel);
      if (found === undefined) return { kind: 'gone' };
      found.message = message;
      found.edits += 1;
      return end === 'lost' ? lost : { kind: 'done', ts, channel };
    },
    async find(channel, mark, since, thread) {
      await Promise.resolve();
      calls += 1;
      if (fault('find') !== undefined) throw new Error('no history now');
      return standing.find(
        (one) =>
          one.channel === channel &&
          one.thread === thread &&
          one.mark.alert === mark.alert &&
          one.mark.part === mark.part &&
          one.postedAt.getTime() >= since.getTime() - 60_000,
      )?.ts;
    },
    async openModal(triggerId, modal) {
      await Promise.resolve();
      modals.push(modal);
      views.push({ id: `V0${String(views.length + 1)}`, triggerId, modal });
      return { kind: 'done', ts: '', channel: '' };
    },
    async updateModal(id, modal) {
      await Promise.resolve();
      const view = views.find((one) => one.id === id);
      if (view === undefined) return { kind: 'refused', reason: 'not_found' };
      modals.push(modal);
      view.modal = modal;
      return { kind: 'done', ts: '', channel: '' };
    },
    async publishHome(user, view) {
      await Promise.resolve();
      homes.set(user, view);
      return { kind: 'done', ts: '', channel: '' };
    },
    async respond(url, message, to) {
      await Promise.resolve();
      responses.push({ url, message, to });
      return { kind: 'done', ts: '', channel: '' };
    },
  };
}
