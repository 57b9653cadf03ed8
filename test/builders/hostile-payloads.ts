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
  plantedKinds,
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

type Json = { [name: string]: unknown };

/** A request that carries what must be nowhere. */
export type Hostile = { planted: Planted[] } & (
  { door: 'plaid' | 'reports'; body: string } | { door: SlackDoor; payload: SlackPayload }
);
export type SlackDoor = 'commands' | 'buttons' | 'shortcuts' | 'ticket forms' | 'other forms';
export const doors = [
  'plaid',
  'reports',
  'commands',
  'buttons',
  'shortcuts',
  'ticket forms',
  'other forms',
] as const;

/** What may not even stand in a field that is an identifier by its name: a number may. */
const notInIds = [...secretNames, EMAIL];

const ITEMS = 60;
const BANKS = 5;
const knownDice = { seed: 0x7a11 };

/** The same Items again and again, so that what one payload leaves is shown by others. */
export function itemNumber(number: number): string {
  return `nL7kQwErTyU${String(knownDice.seed)}pAsDfGhJkLzXcV${String(number).padStart(4, '0')}`;
}
const anyItem = (dice: Dice) => itemNumber(dice.below(ITEMS));
const anyBank = (dice: Dice) => `ins_90000${String(dice.below(BANKS))}`;
const anyUser = (dice: Dice) => `customer-${String(dice.below(ITEMS))}`;

/** Names that nobody at Plaid has heard of. */
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
  'x',
  'data',
  'display_message',
  'numbers',
] as const;

const isIdName = (name: string) =>
  /_id$/.test(name) || ['id', 'companyId', 'connectionId', 'correlationId'].includes(name);

/** What Slack itself makes, and nobody can type into. */
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

/** Without these nobody knows what a body is about. */
const structural = ['webhook_type', 'webhook_code', 'item_id', 'kind', 'event_name'];

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
  const own = Array.isArray(value) ? [] : [Object(value)];
  return [...own, ...Object.values(value).flatMap(objectsIn)];
}

/** Plants into fields that are there, into made-up ones, and now and then into the name of one. */
function plantInto(
  body: Json,
  dice: Dice,
  isLeftAlone: (name: string) => boolean = () => false,
): Planted[] {
  const planted: Planted[] = [];
  const fresh = (kinds: readonly string[]) => {
    const one = plant(dice, kinds);
    planted.push(one);
    return one;
  };
  for (let count = 1 + dice.below(3); count > 0; count -= 1) {
    const leaves = leavesOf(body, isLeftAlone);
    const leaf = leaves.length > 0 && dice.chance(0.6) ? dice.oneOf(leaves) : undefined;
    // A body that cannot be read is kept otherwise: that is to be the exception.
    if (leaf !== undefined && (!structural.includes(leaf.name) || dice.chance(0.2))) {
      const { name, holder } = leaf;
      const one = fresh(isIdName(name) ? notInIds : plantedKinds);
      const before = dice.chance(0.3) ? `${String(holder[name])} ` : '';
      holder[name] = `${before}${within(dice, one)}`;
    } else {
      const holder = dice.oneOf(objectsIn(body));
      const one = fresh(plantedKinds);
      const name = dice.oneOf(madeUpNames);
      const value = within(dice, one);
      const forms: readonly unknown[] = [value, value, [value], { inner: { [name]: value } }];
      if (dice.chance(0.1)) holder[dice.pick([one.text, `${one.text}_id`])] = 'yes';
      else if (one.kind === ACCOUNT_NUMBER && /^\d{1,15}$/.test(one.text) && dice.chance(0.5))
        holder[name] = Number(one.text);
      else holder[name] = dice.oneOf(forms);
    }
  }
  return planted;
}

/** As it goes over the wire: as it should, with needless escapes, cut off, nested without end, or as something else. */
function written(body: Json, dice: Dice): string {
  const json = JSON.stringify(body, null, dice.chance(0.5) ? 2 : undefined);
  switch (dice.below(25)) {
    case 0:
      return json.replaceAll('@', '\\u0040').replaceAll('-', '\\u002d');
    case 1:
      return json.slice(0, -1);
    case 2:
      return `{"a":`.repeat(130) + json + '}'.repeat(130);
    case 3:
      return `[${json}]`;
    case 4:
      return JSON.stringify(json);
    case 5:
      return `2026-11-21 ERROR body was ${json}`;
    default:
      return json;
  }
}

export function hostileWebhook(dice: Dice): Hostile {
  const body = dice.chance(0.4) ? itemError(dice) : anyWebhook(dice);
  const planted = plantInto(body, dice);
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
  const [type, code] = dice.chance(0.8)
    ? dice.oneOf(webhookNames).split('.')
    : ['BRAND_NEW', 'THING_HAPPENED'];
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

export function hostileReport(dice: Dice): Hostile {
  const body: Json = JSON.parse(JSON.stringify(anyReport(dice)));
  const planted = plantInto(body, dice);
  return { door: 'reports', planted, body: written(body, dice) };
}

function anyReport(dice: Dice): Json {
  const item = { item_id: anyItem(dice) };
  const who = dice.chance(0.5) ? item : { client_user_id: anyUser(dice) };
  switch (dice.below(7)) {
    case 0:
      return {
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
      };
    case 1:
      return { kind: 'link_exit', ...who, ...linkExit };
    case 2:
      return { kind: 'link_event', ...who, ...linkEvent };
    case 3:
      return {
        kind: 'api_error',
        ...who,
        endpoint: '/accounts/get',
        error: {
          error_type: 'ITEM_ERROR',
          error_code: dice.pick(['ITEM_LOGIN_REQUIRED', 'PRODUCT_NOT_READY']),
          error_message: 'the login details of this item have changed',
          request_id: alphanumeric(dice, 15),
        },
      };
    case 4:
      return { kind: 'item_repaired', ...item, timestamp: '2026-11-21T12:00:00Z' };
    case 5:
      return {
        kind: 'data_issue',
        ...item,
        institution_id: anyBank(dice),
        issue: dice.oneOf(dataFaults),
        account_id: alphanumeric(dice, 37),
      };
    default:
      return { kind: 'mood', how: 'good', ...who };
  }
}

/** Commands that look an id up: a number that somebody types there is an id. */
const lookUps = [
  'item',
  'find',
  'id',
  'ticket',
  'ticket link',
  'sandbox reset',
  'sandbox fire ITEM.PENDING_DISCONNECT',
] as const;

const others = [
  'explain',
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
  'tickets',
  'sandbox',
  'sandbox mfa questions',
  'help',
  'serach',
  '',
] as const;

/** What somebody types after `/plaid`. */
function typed(dice: Dice): { text: string; planted: Planted[] } {
  if (dice.chance(0.35)) {
    const command = dice.oneOf(lookUps);
    const [one] = [plant(dice, notInIds)];
    // A sentence is no id, whatever is in it.
    if (dice.chance(0.3)) {
      const other = plant(dice, plantedKinds);
      return { text: `${command} the one of ${within(dice, other)} please`, planted: [other] };
    }
    const history = command === 'item' && dice.chance(0.3) ? ' history' : '';
    return { text: `${command} ${one.text}${history}`, planted: [one] };
  }
  const command = dice.oneOf(others);
  if (command === 'explain' && dice.chance(0.6)) {
    const body = dice.chance(0.5) ? itemError(dice) : anyReport(dice);
    const copy: Json = JSON.parse(JSON.stringify(body));
    const planted = plantInto(copy, dice);
    return { text: `explain ${JSON.stringify(copy)}`, planted };
  }
  const one = plant(dice, plantedKinds);
  const words = dice.pick(['', 'ITEM_LOGIN_REQUIRED ', 'rotate the secret ', 'harbor bank ']);
  return { text: `${command} ${words}${within(dice, one)}`, planted: [one] };
}

export function hostileCommand(dice: Dice): Hostile {
  const { text, planted } = typed(dice);
  const payload = slashCommand(text, surroundings(dice, planted));
  return { door: 'commands', planted, payload };
}

/** The names of people, channels and workspaces around a request, and fields that Slack has never sent. */
function surroundings(dice: Dice, planted: Planted[]): Record<string, string> {
  if (dice.chance(0.6)) return {};
  const one = plant(dice, plantedKinds);
  planted.push(one);
  const name = dice.pick(['user_name', 'channel_name', 'team_domain', 'token', 'made_up']);
  return { [name]: dice.chance(0.5) ? one.text : within(dice, one) };
}

/** Plants into the payload of a click, a shortcut or a form, wherever people can write. */
function spoiled(
  payload: SlackPayload,
  dice: Dice,
  isLeftAlone: (name: string) => boolean = isSlacksOwn,
): { payload: SlackPayload; planted: Planted[] } {
  const body: Json = JSON.parse(new URLSearchParams(payload.body).get('payload') ?? '{}');
  const planted = plantInto(body, dice, isLeftAlone);
  const spoilt = new URLSearchParams({ payload: JSON.stringify(body) }).toString();
  return { payload: { ...payload, body: spoilt }, planted };
}

/** What was written into it on purpose is left as it is. */
const isOurs = (name: string) => isSlacksOwn(name) || name === 'value';

/** @param alerts ids of alerts that there are */
export function hostileClick(dice: Dice, alerts: readonly string[]): Hostile {
  const asked = typed(dice);
  const one = plant(dice, plantedKinds);
  const alert = alerts.length > 0 && dice.chance(0.5) ? dice.oneOf(alerts) : '';
  const clicks: readonly (readonly [string, string, readonly Planted[]])[] = [
    ['ask_1', asked.text, asked.planted],
    ['share', asked.text, asked.planted],
    ['ask_item', `item ${anyItem(dice)}`, []],
    ['share', `item ${anyItem(dice)}`, []],
    ['ticket_draft', alert || `item ${anyItem(dice)}`, []],
    ['ticket_draft', within(dice, one), [one]],
    ['ticket_draft', `item ${one.text}`, [one]],
    ['ticket_draft', `diagnose link ${one.text}`, [one]],
    ['user_message', dice.chance(0.5) ? 'ITEM_LOGIN_REQUIRED' : one.text, [one]],
    ['case_status', `${one.text} Solved`, [one]],
    ['checklist_start', dice.chance(0.5) ? 'secret-rotation' : one.text, [one]],
    ['checklist_go_on_1', `secret-rotation ${one.text}`, [one]],
    ['tick_1', `secret-rotation ${one.text} ${one.text} done`, [one]],
    ['made_up', one.text, [one]],
  ];
  const [actionId, value, own] = dice.oneOf(clicks);
  const click = { actionId, value, on: dice.pick(['answer', 'card']) };
  const sound = actionId === 'case_status' ? menuChoice(click) : buttonClick(click);
  const { payload, planted } = spoiled(sound, dice, isOurs);
  return { door: 'buttons', planted: [...own, ...planted], payload };
}

export function hostileShortcut(dice: Dice): Hostile {
  const about = dice.chance(0.6) ? `item ${anyItem(dice)} ` : '';
  const text = `${about}ITEM_LOGIN_REQUIRED request_id ${alphanumeric(dice, 15)}`;
  const message = {
    text,
    ...(dice.chance(0.4) && {
      blocks: [
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_section',
              elements: [
                { type: 'text', text },
                { type: 'link', url: 'https://example.com/log' },
              ],
            },
          ],
        },
      ],
    }),
    ...(dice.chance(0.3) && {
      attachments: [{ fallback: 'an alert', title: 'Alert', title_link: 'https://example.com/a' }],
    }),
  };
  const callback = dice.pick(['explain_error', 'draft_ticket', 'add_note', 'add_note']);
  return { door: 'shortcuts', ...spoiled(messageShortcut(message, { callback }), dice) };
}

/** Inputs that take an id: a number that somebody types there is one. */
const takesIds = ['item', 'case', 'field accounts', 'field transactions'];

/** Fills in a modal as it stands, and sends it, or chooses another kind of ticket in it. */
export function hostileForm(dice: Dice, modal: Modal): Hostile {
  const planted: Planted[] = [];
  // A secret makes a form come back; without one it goes through.
  const kinds = dice.chance(0.35) ? plantedKinds : [ACCOUNT_NUMBER, EMAIL];
  const answers: Record<string, string | string[]> = {};
  for (const block of modal.blocks) {
    if (!('element' in block)) continue;
    const { element, block_id: id = '' } = block;
    const options = 'options' in element ? (element.options ?? []) : [];
    const takesId = takesIds.includes(id) || id.startsWith('id ');
    if (element.type === 'checkboxes') answers[id] = options.map(({ value }) => value ?? '');
    else if (options.length > 0) answers[id] = dice.oneOf(options).value ?? '';
    else if (element.type === 'datepicker' && dice.chance(0.8)) answers[id] = '2026-11-01';
    else if (takesId && dice.chance(0.6)) answers[id] = goodId(dice, id);
    else if (dice.chance(0.8)) {
      const wanted = kinds.filter((kind) => !takesId || kind !== ACCOUNT_NUMBER);
      const one = plant(dice, wanted);
      planted.push(one);
      answers[id] = takesId ? one.text : within(dice, one);
    }
  }
  const seen = { id: 'V01', modal, answers };
  const isTicket = 'kind' in answers;
  const kind = { actionId: 'ticket_kind', block: 'kind', value: dice.oneOf(allKinds()).name };
  const sound = isTicket && dice.chance(0.2) ? modalChoice(seen, kind) : viewSubmission(seen);
  const door = isTicket ? 'ticket forms' : 'other forms';
  if (dice.chance(0.6)) return { door, planted, payload: sound };
  const more = spoiled(sound, dice, isOurs);
  return { door, planted: [...planted, ...more.planted], payload: more.payload };
}

function goodId(dice: Dice, block: string): string {
  if (block === 'item' || block === 'id item_id') return anyItem(dice);
  if (block === 'case') return String(100_000 + dice.below(900_000));
  return alphanumeric(dice, 37);
}
