import type { KnownBlock, ModalView } from '@slack/types';

/**
 * What the console's page and its server say to each other. All of it is JSON over HTTP at the address of `npm start`.
 *
 * | request                                   | body                   | answer                                |
 * | ----------------------------------------- | ---------------------- | ------------------------------------- |
 * | `GET /`                                   |                        | the page                              |
 * | `GET /console/app.js` `app.css`           |                        | its script and style                  |
 * | `GET /console/events`                     |                        | server-sent events: a revision each   |
 * | `GET /console/state`                      |                        | `ConsoleState`                        |
 * | `GET /console/world`                      |                        | `World`                               |
 * | `GET /console/line?channel=…&ts=…`        |                        | `Line`                                |
 * | `POST /console/slash`                     | `Slash`                | `Done`                                |
 * | `POST /console/click`                     | `Click`                | `Done`                                |
 * | `POST /console/shortcut`                  | `Shortcut`             | `Done`                                |
 * | `POST /console/modal/submit`              | `ModalValues`          | `Done`; errors stand in the state     |
 * | `POST /console/modal/act`                 | `ModalAct`             | `Done`                                |
 * | `POST /console/modal/close`               |                        | `Done`                                |
 * | `POST /console/home`                      |                        | `Done`: the person opens App Home     |
 * | `POST /console/webhooks`                  | `SendWebhook`          | `{ answers: DoorSaid[] }`             |
 * | `POST /console/banks`                     | `BankChange`           | `Done`                                |
 * | `POST /console/slack`                     | `SlackTrouble`         | `Done`                                |
 * | `POST /console/clock`                     | `{ seconds: number }`  | `Done`: forward alone                 |
 * | `POST /console/scenarios`                 | `{ id: string }`       | `Done`: runs on; watch the state      |
 * | `POST /console/reset`                     |                        | `Done`: everything is as at the start |
 *
 * A request that cannot be taken is answered 4xx with a `Done` that says why.
 */

export type Done = { ok: true } | { ok: false; problem: string };

/** What a person sees of Slack, and how far a scenario is. Read anew whenever the events tell of a new revision. */
export interface ConsoleState {
  revision: number;
  /** The world's clock, ISO 8601. */
  now: string;
  channels: readonly { id: string; name: string }[];
  /** Of all channels and threads, in the order of their `ts`. */
  messages: readonly ShownMessage[];
  modal: ShownModal | undefined;
  home: { blocks: readonly KnownBlock[] } | undefined;
  scenario: ScenarioProgress | undefined;
  /** Slack refuses until then (ISO 8601), and with what. */
  slackTrouble: { kind: SlackTrouble['kind']; until: string } | undefined;
}

export interface ShownMessage {
  channel: string;
  ts: string;
  threadTs?: string | undefined;
  /** `bot`: Tartan; `slackbot`: Slack itself, of a command that failed; `you`: the person at the page. */
  from: 'bot' | 'slackbot' | 'you';
  text: string;
  blocks: readonly KnownBlock[];
  /** Parts with a bar of that colour beside them. */
  attachments: readonly {
    color?: string | undefined;
    text?: string | undefined;
    blocks?: readonly KnownBlock[] | undefined;
  }[];
  isEdited: boolean;
  /** Seen by the person alone, and gone when everything is set back. */
  isEphemeral: boolean;
}

export interface ShownModal {
  id: string;
  view: ModalView;
  /** What the inputs hold, by block id; several choices are joined by commas. */
  values: Readonly<Record<string, string>>;
  /** What the app says is wrong, by block id. */
  errors: Readonly<Record<string, string>>;
}

export interface Slash {
  /** Behind `/plaid`. */
  text: string;
}

export interface Click {
  channel: string;
  ts: string;
  actionId: string;
  blockId: string;
  /** Of the element: `button`, `static_select`, `overflow`, `checkboxes`, … */
  type: string;
  /** The button's value, or that of the option that was chosen; several are joined by commas. */
  value: string;
}

export interface Shortcut {
  channel: string;
  ts: string;
  callbackId: string;
}

export type ModalValues = Readonly<Record<string, string>>;

export interface ModalAct {
  blockId: string;
  actionId: string;
  value: string;
  /** What the other inputs hold now. */
  values: ModalValues;
}

/** What the person at the page can have an effect on. */
export interface World {
  items: readonly PretendItem[];
  banks: readonly PretendBank[];
  companies: readonly { id: string; name: string; connections: readonly string[] }[];
  /** What Plaid and Codat can send, by name (`ITEM.ERROR`, `connection.disconnected`), with a sample's own fields. */
  webhooks: readonly {
    from: 'plaid' | 'codat';
    name: string;
    fields: Readonly<Record<string, unknown>>;
  }[];
  /** From the bot's own table. */
  commands: readonly { usage: string; name: string; description: string }[];
  shortcuts: readonly { callbackId: string; title: string }[];
  scenarios: readonly {
    id: string;
    title: string;
    /** In a line. */
    watch: string;
  }[];
}

export interface PretendItem {
  itemId: string;
  bankId: string;
  /** What the pretend Plaid would say of it: an error code, or none. */
  error: string | undefined;
  /** What Tartan knows of it: `healthy`, `broken`, …; undefined where it has heard nothing yet. */
  known: string | undefined;
}

export interface PretendBank {
  id: string;
  name: string;
  isDown: boolean;
}

/** How a webhook comes to the door. */
export type Manner =
  /** As it should. */
  | 'signed'
  /** The same delivery two times. */
  | 'twice'
  /** Signed six minutes ago. */
  | 'stale'
  /** Signed before the last event of this Item, and come after it. */
  | 'out-of-order'
  /** With no signature. */
  | 'unsigned'
  /** With a signature of another key. */
  | 'forged'
  /** With the signature of another body. */
  | 'altered';

export interface SendWebhook {
  from: 'plaid' | 'codat';
  name: string;
  /** An Item's id, or a Codat connection's. */
  subject: string;
  /** In place of the sample's own. */
  fields: Readonly<Record<string, unknown>>;
  manner: Manner;
}

/** What the door answered. */
export interface DoorSaid {
  status: number;
  body: string;
  ms: number;
}

export interface BankChange {
  bankId: string;
  /** Down: every Item of it needs a login, or its bank does not answer; up again: they are repaired. */
  to: 'down' | 'up';
}

export interface SlackTrouble {
  kind: 'none' | 'rate-limited' | 'archived' | 'failing';
  seconds: number;
}

export interface ScenarioProgress {
  id: string;
  /** What happens now, in a sentence. */
  says: string;
  step: number;
  steps: number;
  outcome: 'running' | 'done' | 'failed';
}

/** The line that a message took, from what came in to what is shown. */
export interface Line {
  /** In the order in which it went. */
  stages: readonly LineStage[];
}

export interface LineStage {
  name: 'webhook' | 'event' | 'state' | 'decision' | 'message' | 'command';
  /** In a sentence: what was decided, and why. */
  says: string;
  at: string | undefined;
  /** As they are stored, or as they came. */
  records: readonly { title: string; record: unknown }[];
}
