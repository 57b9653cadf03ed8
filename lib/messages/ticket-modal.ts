import type { KnownBlock } from '@slack/types';

import { identifierKind } from '#lib/identifiers/identifier-kinds.ts';
import { logPhase } from '#lib/support/log-clock.ts';
import { allKinds } from '#lib/tickets/all-kinds.ts';
import {
  isSilence,
  type TicketFacts,
  type TicketField,
  type TicketKind,
  triedField,
} from '#lib/tickets/ticket-kind.ts';
import { isSecret, missingOf, usableIds } from '#lib/tickets/write-ticket.ts';

import {
  boxesInput,
  type Choice,
  choiceInput,
  choicesInput,
  dateInput,
  plain,
  textInput,
} from './inputs.ts';
import { limits } from './limits.ts';
import { logWords } from './log-words.ts';
import { context, list, type Modal, section } from './message.ts';
import { code, codeWithin, escape, oneLine, sentence } from './text.ts';

/** What the form of a ticket shows. */
export interface TicketForm {
  kind: TicketKind;
  facts: TicketFacts;
  /** What the modal carries through Slack: whence it came. */
  metadata: string;
  /** Sentences for who writes it, such as that the fault is widespread. */
  notices: readonly string[];
  /** What is filled in already, by the field's name. */
  initial: Readonly<Record<string, string>>;
  now: Date;
}

export const TICKET_FORM = 'ticket_form';

const SHOWN_ITEMS = 3;

/** More than any door lets in; a line that is cut anywhere would show its marks. */
const LONGEST_ITEM_ID = 700;
const LONGEST_VALUE = 2_500;

/** What tells whoever writes that it is the right bank. */
const BANK_NAMES = ['institution_name', 'institution_id'];

/** The box that lets a ticket be written although support asks for something first. */
export const FILE_ANYWAY = 'anyway';

/** Kind, identifiers, the fields of that kind, and its checks: everything that the draft is made from. */
export function ticketModal({ kind, metadata, notices, initial, now, ...form }: TicketForm): Modal {
  const facts = { ...form.facts, ids: usableIds(form.facts.ids) };
  return {
    type: 'modal',
    callback_id: TICKET_FORM,
    private_metadata: metadata,
    title: plain('Ticket draft', limits.modal.title),
    submit: plain('Write the draft', limits.modal.close),
    close: plain('Close', limits.modal.close),
    blocks: [
      kindInput(kind),
      ...[kind.first, ...notices].flatMap((text) =>
        text === undefined ? [] : [section(escape(text))],
      ),
      ...knownBlocks(kind, facts, now),
      ...idInputs(kind, facts),
      ...[...kind.fields, triedField].map((field) => fieldInput(field, facts, initial)),
      ...checkInputs(kind),
      context('Never paste an access token into Slack: it goes into Plaid’s form only.'),
    ],
  };
}

/** A ticket of a decision tree is of a kind of its own, which no list offers. */
function kindInput(kind: TicketKind): KnownBlock {
  const kinds = allKinds();
  const offered = kinds.some(({ name }) => name === kind.name) ? kinds : [kind, ...kinds];
  return choiceInput(
    { id: 'kind', label: 'What is it about?', initial: kind.name },
    offered.map(({ name, title }) => ({ value: name, label: title })),
    'ticket_kind',
  );
}

/** What the draft will say without anybody typing it. */
function knownBlocks(kind: TicketKind, facts: TicketFacts, now: Date): KnownBlock[] {
  const { itemIds, count, since } = facts;
  const shown = itemIds
    .slice(0, SHOWN_ITEMS)
    .map((itemId) => codeWithin(itemId, LONGEST_ITEM_ID))
    .join('  ');
  const items = count > SHOWN_ITEMS ? `${shown}  and ${String(count - SHOWN_ITEMS)} more` : shown;
  const named = [
    ...BANK_NAMES,
    ...kind.identifiers.flat(),
    ...(kind.also ?? []),
    ...kind.fields.flatMap(({ takes }) => takes ?? []),
  ];
  const known = Object.entries(facts.ids).filter(
    ([name]) => named.includes(name) && name !== 'item_id',
  );
  return [
    ...list('Known, and filled in', [
      ...(facts.code === undefined || isSilence(facts)
        ? []
        : [
            `${facts.isNotice ? 'webhook_code' : 'error_code'} ${codeWithin(facts.code, LONGEST_VALUE)}`,
          ]),
      ...(itemIds.length === 0 ? [] : [`item_id ${items}`]),
      ...known.map(([name, value]) => `${escape(name)} ${codeWithin(value, LONGEST_VALUE)}`),
    ]),
    ...(since === undefined || facts.code === undefined || isSilence(facts)
      ? []
      : [context(sentence(logWords(logPhase(since, now), since)))]),
  ];
}

/** A place for each identifier that is missing; for a secret only the word where it goes. */
function idInputs(kind: TicketKind, facts: TicketFacts): KnownBlock[] {
  const missing = missingOf(kind, facts.ids);
  const secrets = missing
    .filter(({ anyOf }) => anyOf.every(isSecret))
    .flatMap(({ anyOf }) => anyOf);
  const wanted = missing.flatMap(({ anyOf }) => {
    const open = anyOf.filter((id) => !isSecret(id));
    const isCarried = facts.itemIds.length > 0 && anyOf.includes('item_id');
    return isCarried ? [] : open.map((id) => ({ id, isEither: anyOf.length > 1 }));
  });
  // The id of the Item stands for its token, and leads to all else that is stored of it.
  const isItemWanted =
    facts.itemIds.length === 0 &&
    secrets.includes('access_token') &&
    !wanted.some(({ id }) => id === 'item_id');
  const item = isItemWanted ? [{ id: 'item_id' as const, isEither: false }] : [];
  return [
    ...[...item, ...wanted].map(({ id, isEither }) =>
      textInput(
        {
          id: `id ${id}`,
          label: `${id}${isEither ? ' (one of two will do)' : ''}`,
          hint: sentence(identifierKind(id).where),
        },
        false,
      ),
    ),
    ...secrets.map((id) =>
      section(
        `${code(id)} is for the form of support alone${id === 'access_token' && facts.itemIds.length > 0 ? '; here the item_id stands for it' : ''}. You find it ${escape(identifierKind(id).where)}.`,
      ),
    ),
  ];
}

function fieldInput(
  { name, label, hint, form, takes }: TicketField,
  facts: TicketFacts,
  initial: TicketForm['initial'],
): KnownBlock {
  const known = takes === undefined ? undefined : facts.ids[takes];
  const input = { id: `field ${name}`, label, hint, initial: initial[name] ?? known };
  if (form === 'date') return dateInput(input);
  if (form === 'accounts') {
    const choices = accountChoices(facts);
    return choices.length === 0
      ? textInput({ ...input, hint: hint ?? 'One or more, a line each.' }, true)
      : choicesInput(input, choices);
  }
  if (typeof form === 'object') return choiceInput(input, form);
  return textInput(input, form === 'lines');
}

function accountChoices({ accounts }: TicketFacts): Choice[] {
  const choices = accounts.map(({ accountId, name, mask, type, subtype }) => {
    const kind = [type, subtype].filter((part) => part !== undefined).join(' ');
    return {
      value: accountId,
      label: [oneLine(name ?? '') || 'Account', mask && `••${mask}`, kind && `(${kind})`]
        .filter((part) => part !== undefined && part !== '')
        .join(' '),
    };
  });
  // Slack refuses the whole form for one value that is too long.
  return choices.filter(({ value }) => value.length <= limits.input.value);
}

function checkInputs(kind: TicketKind): KnownBlock[] {
  return kind.checks.length === 0
    ? []
    : [
        boxesInput({ id: 'checks', label: 'Done before filing?' }, [
          ...kind.checks.map(({ name, done }) => ({ value: name, label: done })),
          { value: FILE_ANYWAY, label: 'Not all of it: write the draft anyway, and say so' },
        ]),
      ];
}
