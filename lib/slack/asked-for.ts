import type { AuditKind, AuditLine } from '#lib/audit/audit-line.ts';
import { parseCommand } from '#lib/commands/parse-command.ts';
import { commands } from '#lib/commands/registry.ts';
import { searched } from '#lib/commands/searched.ts';

import { auditedCase, auditedIds } from './audited-ids.ts';
import { clickOf, partAt, textAt } from './click.ts';
import { idsInForm } from './ids-in-form.ts';
import type { SlackBody } from './parse-request.ts';

/** Buttons and menus; those with an index behind them by what stands before it. */
const buttons = [
  'ask',
  'tell',
  'share',
  'check_now',
  'checklist_start',
  'checklist_go_on',
  'tick',
  'review_csv',
  'ticket_draft',
  'ticket_kind',
  'case_status',
  'user_message',
  'home_ask',
  'home_search',
];
/** Their value is what somebody would type after `/plaid`. */
const commandButtons = ['ask', 'tell', 'share', 'home_ask', 'home_search'];
const shortcuts = ['explain_error', 'draft_ticket', 'add_note'];
const forms = ['ticket_form', 'case_form', 'note_form'];

/** Who wants what of us and where, as far as an audit line may know it. */
export type AskedFor = Omit<AuditLine, 'at' | 'result' | 'reference'> & {
  /** What is clear before anybody has tried. */
  result?: 'secret' | 'unknown';
};

/** @returns undefined for what no person did: events that Slack tells of by itself */
export function askedFor(body: SlackBody): AskedFor | undefined {
  const what = deed(body);
  if (what === undefined) return undefined;
  const user = textAt(body, 'user_id') ?? textAt(partAt(body, 'user'), 'id');
  const team = textAt(body, 'team_id') ?? textAt(partAt(body, 'team'), 'id');
  const channel = textAt(body, 'channel_id') ?? clickOf(body).channel;
  return { user: slackId(user), team: slackId(team), channel: slackId(channel), ...what };
}

type Deed = Pick<AskedFor, 'kind' | 'name' | 'ids' | 'result'>;

function deed(body: SlackBody): Deed | undefined {
  const command = textAt(body, 'command');
  if (command !== undefined)
    return command === '/plaid' ? asked('command', textAt(body, 'text') ?? '') : unknown('command');
  const callback = textAt(body, 'callback_id');
  switch (textAt(body, 'type')) {
    case 'block_actions':
      return clicked(body);
    case 'message_action':
    case 'shortcut':
      return named('shortcut', shortcuts, callback, []);
    case 'view_submission':
      return named('form', forms, textAt(partAt(body, 'view'), 'callback_id'), idsInForm(body));
    default:
      return undefined;
  }
}

function clicked(body: SlackBody): Deed {
  const actions: unknown = body['actions'];
  const action: unknown = Array.isArray(actions) ? actions[0] : undefined;
  const clickedOn = typeof action === 'object' && action !== null ? action : {};
  const id = textAt(clickedOn, 'action_id') ?? '';
  const { value } = clickOf(body, clickedOn);
  const name = buttons.find((one) => id === one || id.startsWith(`${one}_`));
  if (name === undefined) return unknown('button');
  if (!commandButtons.includes(name)) {
    const ids = name === 'case_status' ? auditedCase(value.split(' ')[0]) : auditedIds(value);
    return { kind: 'button', name, ids };
  }
  const stoodFor = asked('button', name === 'home_search' ? searched(value) : value);
  return { ...stoodFor, name: `${name} ${stoodFor.name}` };
}

/** What was typed, or what a button stands for. */
function asked(kind: AuditKind, text: string): Deed {
  const parsed = parseCommand(text, commands);
  switch (parsed.kind) {
    case 'command':
      return { kind, name: parsed.command.name, ids: auditedIds(parsed.asked.text) };
    case 'help':
      return { kind, name: 'help', ids: [] };
    case 'too long':
    case 'unknown':
      return unknown(kind);
    case 'secret':
      return { ...unknown(kind), result: 'secret' };
  }
}

function named(
  kind: AuditKind,
  names: readonly string[],
  name: string | undefined,
  ids: readonly string[],
): Deed {
  return name !== undefined && names.includes(name) ? { kind, name, ids } : unknown(kind);
}

/** What it was called is left out: it may be anything. */
function unknown(kind: AuditKind): Deed {
  return { kind, name: 'unknown', ids: [], result: 'unknown' };
}

function slackId(value: string | undefined): string {
  return value !== undefined && /^[A-Z][A-Z0-9]{1,20}$/.test(value) ? value : '';
}
