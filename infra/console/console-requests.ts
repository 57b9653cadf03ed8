import * as z from 'zod/mini';

import type { Fields } from '../local/slack-fields.ts';
import { Untakable } from './backstage.ts';
import type {
  BankChange,
  Click,
  ModalAct,
  ModalValues,
  SendWebhook,
  Shortcut,
  Slash,
  SlackTrouble,
} from './contract.ts';

const manners = [
  'signed',
  'twice',
  'stale',
  'out-of-order',
  'unsigned',
  'forged',
  'altered',
] as const;

const values = z.record(z.string(), z.string());

const YEAR_S = 366 * 24 * 60 * 60;

/** Each reads what the page asks for. @throws {Untakable} when that is something else */
export const bankChange = reader<BankChange>(
  z.object({ bankId: z.string(), to: z.enum(['down', 'up']) }),
);
export const clockMove = reader<{ seconds: number }>(
  z.object({ seconds: z.number().check(z.minimum(0), z.maximum(YEAR_S)) }),
);
export const modalAct = reader<ModalAct>(
  z.object({ blockId: z.string(), actionId: z.string(), value: z.string(), values }),
);
export const modalValues = reader<ModalValues>(values);
export const scenarioChoice = reader<{ id: string }>(z.object({ id: z.string() }));
export const sendWebhook = reader<SendWebhook>(
  z.object({
    from: z.enum(['plaid', 'codat']),
    name: z.string(),
    subject: z.string().check(z.minLength(1)),
    fields: z.record(z.string(), z.unknown()),
    manner: z.enum(manners),
  }),
);
export const slackTrouble = reader<SlackTrouble>(
  z.object({
    kind: z.enum(['none', 'rate-limited', 'archived', 'failing']),
    seconds: z.number().check(z.minimum(0), z.maximum(YEAR_S)),
  }),
);

const click = reader<Click>(
  z.object({
    channel: z.string(),
    ts: z.string(),
    actionId: z.string(),
    blockId: z.string(),
    type: z.string(),
    value: z.string(),
  }),
);
const messageShortcut = reader<Shortcut>(
  z.object({ channel: z.string(), ts: z.string(), callbackId: z.string() }),
);

export const slash = reader<Slash>(z.object({ text: z.string() }));

export function slackClick(body: unknown): Fields {
  const { channel, ts, actionId, blockId, type, value } = click(body);
  return { channel, message_ts: ts, action_id: actionId, block_id: blockId, type, value };
}

export function shortcut(body: unknown): Fields {
  const { channel, ts, callbackId } = messageShortcut(body);
  return { channel, message_ts: ts, callback_id: callbackId };
}

function reader<Request>(shape: z.ZodMiniType<Request>): (body: unknown) => Request {
  return (body) => {
    const { data, error } = shape.safeParse(body);
    if (error === undefined) return data;
    const [issue] = error.issues;
    throw new Untakable(`Not understood: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
  };
}
