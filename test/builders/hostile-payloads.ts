import { dataFaults } from '#lib/health/data-fault.ts';
import { webhookNames } from '#lib/health/webhook-effect.ts';
import type { Modal } from '#lib/messages/message.ts';
import { allKinds } from '#lib/tickets/all-kinds.ts';

import {
  ACCOUNT_NUMBER,
  alphanumeric,
  type Dice,
  EMAIL,
  plant,
  type Planted,
  secretNames,
  uuid,
  within,
} from './planted.ts';
import { linkEvent, linkExit } from './sample-reports.ts';
import {
  buttonClick,
  menuChoice,
  messageShortcut,
  modalChoice,
  slashCommand,
  type SlackPayload,
  viewSubmission,
} from './slack-request.ts';

interface Json {
  [name: string]: unknown;
}

/** A request that carries what must be nowhere. */
export type Hostile = { planted: readonly Planted[] } & (
  { door: Webhooked; body: string } | { door: Exclude<Door, Webhooked>; payload: SlackPayload }
);

/** The doors that take signed bodies of JSON. */
type Webhooked = 'plaid' | 'codat' | 'reports';

export const doors = [
  'plaid',
  'codat',
  'reports',
  'commands',
  'buttons',
  'shortcuts',
  'ticket forms',
  'other forms',
] as const;
export type Door = (typeof doors)[number];

/** What a payload can refer to, because the bot has made it. */
export interface Made {
  modals: readonly Modal[];
  alertIds: readonly string[];
}

/** The next one: three in five are webhooks and reports, the others come from Slack. */
export function hostilePayload(dice: Dice, { modals, alertIds }: Made): Hostile {
  const roll = dice.below(100);
  if (roll < 22) return webhook(dice);
  if (roll < 54) return report(dice);
  if (roll < 62) return codatWebhook(dice);
  if (roll < 74) return command(dice);
  if (roll < 82) return click(dice, alertIds);
  if (roll < 89) return shortcut(dice);
  const forms = modals.filter(({ callback_id: form }) => form !== undefined);
  return forms.length === 0 ? shortcut(dice) : form(dice, dice.oneOf(forms.slice(-60)));
}

/** In a field that is an identifier by its name a number is one. */
const inIds = [...secretNames, EMAIL, EMAIL, EMAIL];
/** Of secrets there are many kinds, of what is nobody's business two. */
const anywhere = [...inIds, ACCOUNT_NUMBER, ACCOUNT_NUMBER, ACCOUNT_NUMBER];

const ITEMS = 60;

/** The same Items again and again, so that what one payload leaves is shown for others. */
export const itemIds: readonly string[] = Array.from(
  { length: ITEMS },
  (_, number) => `nL7kQwErTyUwIoPpAsDfGhJkLzXcV${String(number).padStart(4, '0')}`,
);
const anyItem = (dice: Dice) => dice.oneOf(itemIds);
const anyBank = (dice: Dice) => `ins_90000${String(dice.below(5))}`;
const anyUser = (dice: Dice) => `customer-${String(dice.below(ITEMS))}`;

const isIdName = (name: string) =>
  /_id$/.test(name) || ['id', 'companyId', 'connectionId', 'correlationId'].includes(name);

/** Without these nobody knows what a body is about, and it is kept otherwise: that is to be the exception. */
const structural = [
  'webhook_type',
  'webhook_code',
  'item_id',
  'kind',
  'event_name',
  'eventType',
  'id',
  'connectionId',
];
const isSpared = (name: string) => structural.includes(name);

/** Names that no sender of ours has. */
const madeUpNames = [
  'note',
  'memo',
  'account_number',
  'accountNumber',
  'routing',
  'iban',
  'owner_email',
  'ownerEmail',
  'Authorization',
  'access_token',
  'secret',
  'display_message',
  'numbers',
  'x',
];

/** What Slack itself makes, and nobody can write into. */
const slacksOwn = [
  'type',
  'callback_id',
  'action_id',
  'block_id',
  'private_metadata',
  'response_url',
  'trigger_id',
  'command',
  'hash',
  'user',
  'team',
  'ts',
  'thread_ts',
  'message_ts',
  'action_ts',
];
const isSlacksOwn = (name: string) => isIdName(name) || slacksOwn.includes(name);
/** Of clicks and forms also what is written into them on purpose. */
const isFilledIn = (name: string) => isSlacksOwn(name) || name === 'value';

interface Leaf {
  name: string;
  holder: Json;
}

function leavesOf(value: unknown, isLeftAlone: (name: string) => boolean): Leaf[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder: Json = Object(value);
  return Object.entries(holder).flatMap(([name, one]) => {
    if (typeof one !== 'string') return leavesOf(one, isLeftAlone);
    return isLeftAlone(name) ? [] : [{ name, holder }];
  });
}

function objectsIn(value: unknown): Json[] {
  if (typeof value !== 'object' || value === null) return [];
  const own: Json[] = Array.isArray(value) ? [] : [Object(value)];
  return [...own, ...Object.values(value).flatMap(objectsIn)];
}

/**
 * Plants up to three: into fields that are there, into made-up ones, and now and then into the name of one.
 *
 * @param isLeftAlone fields that are none of the sender's
 */
function plantInto(
  body: Json,
  dice: Dice,
  isLeftAlone: (name: string) => boolean = () => false,
): Planted[] {
  const leaves = leavesOf(body, isLeftAlone);
  const objects = objectsIn(body);
  return Array.from({ length: 1 + dice.below(3) }, () => {
    const leaf = dice.chance(0.6) ? leaves[dice.below(leaves.length)] : undefined;
    if (leaf === undefined) return plantBeside(dice.oneOf(objects), dice);
    leaves.splice(leaves.indexOf(leaf), 1);
    return plantAt(leaf, dice);
  });
}

function plantAt({ name, holder }: Leaf, dice: Dice): Planted {
  const one = plant(dice, isIdName(name) ? inIds : anywhere);
  const before = dice.chance(0.3) ? `${String(holder[name])} ` : '';
  holder[name] = dice.chance(0.5) ? `${before}${within(dice, one)}` : likely(name, one);
  return one;
}

/** Such a value as is most like what belongs into that field. */
function likely(name: string, { text }: Planted): string {
  if (name === 'documentation_url') return `https://plaid.com/docs/errors/?item=${text}`;
  return /_(?:code|type)$/.test(name) ? `ACCT_${text}` : text;
}

function plantBeside(holder: Json, dice: Dice): Planted {
  const one = plant(dice, anywhere);
  const name = dice.oneOf(madeUpNames.filter((made) => !(made in holder)));
  const value = within(dice, one);
  if (dice.chance(0.1)) holder[dice.pick([one.text, `${one.text}_id`])] = 'yes';
  else if (/^\d{1,15}$/.test(one.text) && dice.chance(0.5)) holder[name] = Number(one.text);
  else holder[name] = dice.oneOf<unknown>([value, value, [value], { inner: { [name]: value } }]);
  return one;
}

/** As it goes over the wire: mostly as it should, else with needless escapes, cut off, too deep, or as something else. */
function written(body: Json, dice: Dice): string {
  const json = JSON.stringify(body, null, dice.chance(0.5) ? 2 : undefined);
  switch (dice.below(30)) {
    case 0:
      return json.replaceAll('@', '\\u0040').replaceAll('-', '\\u002d');
    case 1:
      return json.slice(0, -1);
    case 2:
      return `${'{"a":'.repeat(130)}${json}${'}'.repeat(130)}`;
    case 3:
      return `[${json}]`;
    case 4:
      return JSON.stringify(json);
    case 5:
      return `2026-11-21 ERROR the body was ${json}`;
    default:
      return json;
  }
}

function webhook(dice: Dice): Hostile {
  const body = dice.chance(0.4) ? itemError(dice) : anyWebhook(dice);
  const planted = plantInto(body, dice, dice.chance(0.8) ? isSpared : undefined);
  return { door: 'plaid', planted, body: written(body, dice) };
}

function itemError(dice: Dice): Json {
  return {
    webhook_type: 'ITEM',
    webhook_code: 'ERROR',
    item_id: anyItem(dice),
    environment: 'production',
    institution_id: anyBank(dice),
    institution_name: 'Harbor Test Bank',
    error: {
      error_type: 'ITEM_ERROR',
      error_code: dice.pick(['ITEM_LOGIN_REQUIRED', 'ITEM_LOCKED', 'ACCESS_NOT_GRANTED']),
      error_message: 'the login details of this item have changed',
      error_code_reason: 'OAUTH_LOGIN_EXPIRED',
      display_message: 'Please log in again.',
      documentation_url: 'https://plaid.com/docs/errors/item/#item_login_required',
      suggested_action: 'send the user to update mode',
      request_id: alphanumeric(dice, 15),
      status: 400,
    },
  };
}

function anyWebhook(dice: Dice): Json {
  const known = dice.oneOf(webhookNames).split('.');
  const [type, code] = dice.chance(0.8) ? known : ['BRAND_NEW', 'THING_HAPPENED'];
  return {
    webhook_type: type,
    webhook_code: code,
    environment: 'production',
    ...(dice.chance(0.7) && { item_id: anyItem(dice) }),
    ...(dice.chance(0.3) && { account_id: alphanumeric(dice, 37) }),
    ...(dice.chance(0.3) && { client_user_id: anyUser(dice), user_id: 'usr_9nSp2KuZ2x4JDw' }),
    ...(dice.chance(0.3) && { transfer_id: uuid(dice) }),
    ...(dice.chance(0.2) && { reason: 'INSTITUTION_MIGRATION', disconnect_time: '2026-12-24' }),
    ...(dice.chance(0.2) && { events: [{ event_name: 'EXIT', event_metadata: { text: 'bye' } }] }),
  };
}

function report(dice: Dice): Hostile {
  const body = copied(anyReport(dice));
  const planted = plantInto(body, dice, dice.chance(0.8) ? isSpared : undefined);
  return { door: 'reports', planted, body: written(body, dice) };
}

function anyReport(dice: Dice): Json {
  const item = { item_id: anyItem(dice) };
  const who = dice.chance(0.5) ? item : { client_user_id: anyUser(dice) };
  return dice.oneOf<Json>([
    {
      kind: 'item',
      ...item,
      client_user_id: anyUser(dice),
      institution_id: anyBank(dice),
      institution_name: 'Harbor Test Bank',
      codat_company_id: uuid(dice),
      codat_connection_id: uuid(dice),
      accounts: [
        {
          account_id: alphanumeric(dice, 37),
          mask: '0000',
          name: 'Plaid Checking',
          type: 'depository',
          subtype: 'checking',
        },
        { id: alphanumeric(dice, 37), mask: '1111', name: 'Plaid Savings', verification: 'none' },
      ],
    },
    { kind: 'link_exit', ...who, ...linkExit },
    { kind: 'link_event', ...who, ...linkEvent },
    {
      kind: 'api_error',
      ...who,
      endpoint: '/accounts/get',
      error: {
        error_type: 'ITEM_ERROR',
        error_code: dice.pick(['ITEM_LOGIN_REQUIRED', 'PRODUCT_NOT_READY']),
        error_message: 'the login details of this item have changed',
        request_id: alphanumeric(dice, 15),
      },
    },
    { kind: 'item_repaired', ...item, timestamp: '2026-11-21T12:00:00Z' },
    {
      kind: 'data_issue',
      ...item,
      institution_id: anyBank(dice),
      issue: dice.oneOf(dataFaults),
      account_id: alphanumeric(dice, 37),
    },
    { kind: 'mood', how: 'good', ...who },
  ]);
}

function codatWebhook(dice: Dice): Hostile {
  const body = copied(anyCodatWebhook(dice));
  const planted = plantInto(body, dice, dice.chance(0.8) ? isSpared : undefined);
  return { door: 'codat', planted, body: written(body, dice) };
}

const anyConnection = (dice: Dice) => `c7e2a9d4-connection-${String(dice.below(ITEMS))}`;

function anyCodatWebhook(dice: Dice): Json {
  const company = { id: uuid(dice), name: 'Houndstooth Bakery', tags: { uid: 'customer' } };
  const at = { id: uuid(dice), generatedDate: '2026-11-21T11:58:00.1234567Z' };
  const connection = {
    id: anyConnection(dice),
    integrationKey: 'suuo',
    sourceId: '46ee0089-dc88-405a-9667-9fb3d9976f19',
    platformName: 'Plaid',
    linkUrl: 'https://link-api.codat.io/companies/1/connections/2/start',
    status: dice.pick(['Linked', 'Deauthorized', 'Unlinked', 'PendingAuth']),
    sourceType: 'Banking',
    dataConnectionErrors: [
      { statusCode: '401', statusText: 'refused', errorMessage: 'access was withdrawn' },
    ],
  };
  const part = { connectionId: anyConnection(dice), dataType: 'invoices', status: 'Complete' };
  return dice.oneOf<Json>([
    {
      ...at,
      eventType: `connection.${dice.pick(['created', 'connected', 'disconnected', 'deleted'])}`,
      payload: { referenceCompany: company, connection },
    },
    {
      ...at,
      eventType: 'read.completed',
      payload: { referenceCompany: company, dataTypes: [part] },
    },
    { ...at, eventType: 'company.created', payload: { ...company, description: 'a bakery' } },
    { ...at, eventType: 'client.rateLimit.reached', payload: { dailyQuota: 1_000 } },
    { ...at, eventType: 'invoices.write.successful', payload: { type: 'Update' } },
  ]);
}

/** Commands that look up what is typed: a number there is an id, and may be told to who asked. */
const lookUps = [
  'check',
  'item',
  'find',
  'id',
  'ticket',
  'ticket link',
  'sandbox reset',
  'sandbox fire ITEM.PENDING_DISCONNECT',
];

const otherCommands = [
  'explain',
  'explain',
  'error',
  'webhook',
  'howto',
  'institution',
  'diagnose',
  'diagnose link',
  'checklist',
  'status',
  'doctor',
  'audit',
  'audit 14d csv',
  'review',
  'review 14d csv',
  'stale',
  'stale 7d',
  'summary',
  'tickets',
  'codat',
  'sandbox',
  'sandbox mfa questions',
  'help',
  'serach',
  '',
];

/** All that is typed after `/plaid` here. */
export const typedCommands: readonly string[] = [...lookUps, ...otherCommands];

/** What somebody types after `/plaid`. */
function typed(dice: Dice): { text: string; planted: Planted[] } {
  if (dice.chance(0.3)) return lookedUp(dice, dice.oneOf(lookUps));
  if (dice.chance(0.3)) {
    const { text, planted } = pasted(dice);
    return { text: `explain ${text}`, planted };
  }
  const one = plant(dice, anywhere);
  const words = dice.pick(['', 'ITEM_LOGIN_REQUIRED ', 'rotate the secret ', 'harbor bank ']);
  return { text: `${dice.oneOf(otherCommands)} ${words}${within(dice, one)}`, planted: [one] };
}

/** A body that somebody has copied out of a log. */
function pasted(dice: Dice): { text: string; planted: Planted[] } {
  const body = copied(dice.chance(0.6) ? itemError(dice) : anyReport(dice));
  const planted = plantInto(body, dice);
  return { text: JSON.stringify(body), planted };
}

function lookedUp(dice: Dice, command: string): { text: string; planted: Planted[] } {
  // A sentence is no id, whatever is in it.
  const isSentence = dice.chance(0.3);
  const one = plant(dice, isSentence ? anywhere : inIds);
  const asked = isSentence ? `the one of ${within(dice, one)} please` : one.text;
  return { text: `${command} ${asked}`, planted: [one] };
}

function command(dice: Dice): Hostile {
  // Some have to open the form of each kind of ticket.
  const isSound = dice.chance(0.1);
  const form = `ticket ${dice.oneOf(allKinds()).name} ${anyItem(dice)}`;
  const { text, planted } = isSound ? { text: form, planted: [] } : typed(dice);
  if (!isSound && dice.chance(0.6))
    return { door: 'commands', planted, payload: slashCommand(text) };
  const other = plant(dice, anywhere);
  const name = dice.pick(['user_name', 'channel_name', 'team_domain', 'token', 'made_up']);
  const payload = slashCommand(text, { [name]: within(dice, other) });
  return { door: 'commands', planted: [...planted, other], payload };
}

/** Plants into the payload of a click, a shortcut or a form, wherever people can write. */
function spoilt(
  { body, ...rest }: SlackPayload,
  dice: Dice,
  isLeftAlone: (name: string) => boolean,
): { payload: SlackPayload; planted: Planted[] } {
  const payload: Json = JSON.parse(new URLSearchParams(body).get('payload') ?? '{}');
  const planted = plantInto(payload, dice, isLeftAlone);
  const form = new URLSearchParams({ payload: JSON.stringify(payload) });
  return { payload: { ...rest, body: form.toString() }, planted };
}

function click(dice: Dice, alertIds: readonly string[]): Hostile {
  const asked = typed(dice);
  const one = plant(dice, anywhere);
  const item = `item ${anyItem(dice)}`;
  const [actionId, value, own] = dice.oneOf<[string, string, readonly Planted[]]>([
    ['ask_1', asked.text, asked.planted],
    ['share', asked.text, asked.planted],
    ['ask_item', item, []],
    ['share', item, []],
    ['ticket_draft', item, []],
    ['ticket_draft', alertIds.length === 0 ? item : dice.oneOf(alertIds), []],
    ['ticket_draft', within(dice, one), [one]],
    ['ticket_draft', `item ${one.text}`, [one]],
    ['ticket_draft', `diagnose link ${one.text}`, [one]],
    ['user_message', 'ITEM_LOGIN_REQUIRED', []],
    ['user_message', one.text, [one]],
    ['case_status', `${one.text} Solved`, [one]],
    ['checklist_start', 'secret-rotation', []],
    ['checklist_start', one.text, [one]],
    ['checklist_go_on_1', `secret-rotation ${one.text}`, [one]],
    ['tick_1', `secret-rotation ${one.text} ${one.text} done`, [one]],
    ['made_up', one.text, [one]],
  ]);
  const at = `${String(1_795_262_001 + dice.below(10_000))}.100200`;
  const made = { actionId, value, on: dice.pick(['answer', 'card']), at };
  const sound = actionId === 'case_status' ? menuChoice(made) : buttonClick(made);
  const { payload, planted } = spoilt(sound, dice, isFilledIn);
  return { door: 'buttons', planted: [...own, ...planted], payload };
}

function shortcut(dice: Dice): Hostile {
  const about = dice.chance(0.6) ? `item ${anyItem(dice)} ` : '';
  const sentence = `${about}ITEM_LOGIN_REQUIRED request_id ${alphanumeric(dice, 15)}`;
  const copy = dice.chance(0.3) ? pasted(dice) : { text: sentence, planted: [] };
  const { text } = copy;
  const said = [{ type: 'text', text }];
  const link = { type: 'link', url: 'https://example.com/log' };
  const section = { type: 'rich_text_section', elements: [...said, link] };
  const card = { fallback: 'an alert', title: 'Alert', title_link: 'https://example.com/a' };
  const message = {
    text,
    ...(dice.chance(0.4) && { blocks: [{ type: 'rich_text', elements: [section] }] }),
    ...(dice.chance(0.3) && { attachments: [card] }),
  };
  const callback = dice.pick(['explain_error', 'draft_ticket', 'add_note', 'add_note']);
  const sound = messageShortcut(message, { callback });
  // The text of a copy is spoilt already.
  const isKept = (name: string) => isSlacksOwn(name) || (name === 'text' && text !== sentence);
  const { payload, planted } = spoilt(sound, dice, isKept);
  return { door: 'shortcuts', planted: [...copy.planted, ...planted], payload };
}

/** Inputs that take an id: a number that somebody types there is one. */
const takesId = (block: string) =>
  block.startsWith('id ') ||
  ['item', 'case', 'field accounts', 'field transactions'].includes(block);

function goodId(dice: Dice, block: string): string {
  if (block === 'item' || block === 'id item_id') return anyItem(dice);
  if (block === 'case') return String(100_000 + dice.below(900_000));
  return alphanumeric(dice, 37);
}

/** Fills in a modal as it stands and sends it, or chooses another kind of ticket in it. */
function form(dice: Dice, modal: Modal): Hostile {
  const planted: Planted[] = [];
  // A secret makes a form come back; without one it goes through.
  const kinds = dice.chance(0.5) ? anywhere : [ACCOUNT_NUMBER, EMAIL];
  const answers: Record<string, string | string[]> = {};
  for (const block of modal.blocks) {
    if (!('element' in block)) continue;
    const { element, block_id: id = '' } = block;
    const options = 'options' in element ? (element.options ?? []) : [];
    const initial = 'initial_option' in element ? element.initial_option.value : undefined;
    if (element.type === 'checkboxes') answers[id] = options.map(({ value }) => value ?? '');
    else if (initial !== undefined && dice.chance(0.85)) answers[id] = initial;
    else if (options.length > 0) answers[id] = dice.oneOf(options).value ?? '';
    else if (element.type === 'datepicker' && dice.chance(0.8)) answers[id] = '2026-11-01';
    else if (takesId(id) && dice.chance(0.7)) answers[id] = goodId(dice, id);
    else if (dice.chance(0.8)) {
      const one = plant(dice, takesId(id) ? kinds.filter((kind) => inIds.includes(kind)) : kinds);
      planted.push(one);
      answers[id] = takesId(id) ? one.text : within(dice, one);
    }
  }
  const seen = { id: 'V01', modal, answers };
  const isTicket = 'kind' in answers;
  const kind = { actionId: 'ticket_kind', block: 'kind', value: dice.oneOf(allKinds()).name };
  const sound = isTicket && dice.chance(0.2) ? modalChoice(seen, kind) : viewSubmission(seen);
  const door = isTicket ? 'ticket forms' : 'other forms';
  if (dice.chance(0.6)) return { door, planted, payload: sound };
  const more = spoilt(sound, dice, isFilledIn);
  return { door, planted: [...planted, ...more.planted], payload: more.payload };
}

function copied(body: Json): Json {
  return JSON.parse(JSON.stringify(body));
}
