import { CHECKED } from '#lib/health/item-check.ts';
import type { ItemEvent } from '#lib/health/item-event.ts';
import {
  healthStatus,
  type ItemHealth,
  type Trouble,
  worstTrouble,
} from '#lib/health/item-health.ts';
import { usualGapMs } from '#lib/health/silence.ts';
import { identifierKind } from '#lib/identifiers/identifier-kinds.ts';
import { logPhase } from '#lib/support/log-clock.ts';
import { knownIds } from '#lib/tickets/item-facts.ts';
import type { TicketDraft } from '#lib/tickets/write-ticket.ts';
import type { Advice } from '#lib/triage/advice.ts';
import { meaningOf } from '#lib/triage/plaid/webhook-meaning.ts';

import type { NextStep } from './alert-message.ts';
import { checkNowButton } from './card-parts.ts';
import { ticketText } from './draft-message.ts';
import { errorDetails } from './error-details.ts';
import { eventLine } from './event-line.ts';
import { duplicateBlocks, type ItemSurroundings, surroundingBlocks } from './item-surroundings.ts';
import { limits } from './limits.ts';
import { logWords } from './log-words.ts';
import { actions, button, context, list, type Message, preformatted, section } from './message.ts';
import {
  bold,
  clip,
  code,
  codeWithin,
  date,
  duration,
  escape,
  escapeWithin,
  sentence,
} from './text.ts';
import { userMessageButton } from './user-message.ts';
import { actorNames, bankName, statusWords } from './wording.ts';

const SHOWN_EVENTS = 10;
const SHOWN_TROUBLES = 10;
const LONGEST_ID = 250;

/** All that is known of an Item, for the person who asked. */
export interface ItemReport {
  health: ItemHealth;
  /** Newest first. */
  events: readonly ItemEvent[];
  lastSignOfLife: string | undefined;
  step: NextStep | undefined;
  advice: Advice | undefined;
  /** Absent for an Item without trouble. */
  draft: TicketDraft | undefined;
  surroundings: ItemSurroundings;
  now: Date;
}

export function itemMessage(report: ItemReport): Message {
  const { health, step } = report;
  const { word } = statusWords[healthStatus(health)];
  const bank = bankName({
    institutionId: health.ids['institution_id'],
    institutionName: health.ids['institution_name'],
  });
  const trouble = worstTrouble(health.troubles);
  const known = knownBlocks(report, bank, trouble);
  return {
    text: escapeWithin(
      `${clip(bank, 40)}: Item is ${word}${trouble === undefined ? '' : ` (${trouble.code})`}. ${step?.next ?? ''}`.trim(),
      limits.message.cardText,
    ),
    blocks: [
      ...known,
      ...draftBlocks(report.draft, known),
      actions(
        button('ticket_draft', 'Ticket draft', `item ${health.itemId}`),
        checkNowButton(health.itemId),
        ...(trouble === undefined || step?.endUserWording === undefined
          ? []
          : [userMessageButton(trouble.code, trouble.errorType)]),
        button('share', 'Share in channel', `item ${health.itemId}`),
      ),
    ],
  };
}

/** All but what can be done with it. */
function knownBlocks(
  report: ItemReport,
  bank: string,
  trouble: Trouble | undefined,
): Message['blocks'] {
  const { health, step } = report;
  const { emoji, word } = statusWords[healthStatus(health)];
  // Tartan's own looks at whether data comes are nothing that happened.
  const happened = report.events.filter(({ source }) => source !== 'TARTAN.LOOK');
  return [
    section(
      `${emoji} ${bold(bank)}: this Item is *${word}*${trouble === undefined ? '' : ` ${code(trouble.code)}`}`,
    ),
    context(timeLine(report, trouble)),
    ...(step === undefined
      ? []
      : [section(`*Who acts:* ${actorNames[step.whoActs]}. ${escape(step.next)}`)]),
    ...duplicateBlocks(report.surroundings, bank),
    ...(trouble === undefined ? [] : errorDetails(trouble, report.events)),
    ...otherTroubles(health, trouble),
    ...(trouble === undefined ? [] : list('Next steps', (report.advice?.steps ?? []).map(escape))),
    ...list('What happened', happened.slice(0, SHOWN_EVENTS).map(eventLine)),
    ...newestMeaning(happened),
    ...(trouble === undefined || trouble.status === 'stale'
      ? []
      : [context(sentence(logWords(logPhase(trouble.since, report.now), trouble.since)))]),
    ...surroundingBlocks(report.surroundings),
    ...identifierBlocks(report),
  ];
}

function timeLine(report: ItemReport, trouble: Trouble | undefined): string {
  const { health, lastSignOfLife, now } = report;
  const since = trouble?.since ?? health.recovery?.at;
  const usualMs = usualGapMs(report.events);
  return [
    since && `Since ${date(since)}`,
    trouble?.deadline && `ends ${date(trouble.deadline, '{date_short} ({ago})')}`,
    lastSignOfLife === undefined
      ? 'no data seen yet'
      : `last data ${duration(now.getTime() - Date.parse(lastSignOfLife))} ago`,
    usualMs !== undefined && `usually every ${duration(usualMs)}`,
    trouble === undefined &&
      health.recovery &&
      `recovered from ${code(health.recovery.code)} by ${health.recovery.by === CHECKED ? 'a check' : code(health.recovery.by)}`,
    health.environment && escape(health.environment),
  ]
    .filter((part) => typeof part === 'string' && part !== '')
    .join('  ·  ');
}

function otherTroubles(health: ItemHealth, shown: Trouble | undefined): Message['blocks'] {
  const lines = health.troubles
    .filter((trouble) => trouble !== shown)
    .map(({ status, code: what, reason, since }) =>
      [statusWords[status].word, code(what), reason && code(reason), `since ${date(since)}`]
        .filter((part) => part !== undefined)
        .join(' '),
    );
  const more = lines.length - SHOWN_TROUBLES;
  return list('Also', [
    ...lines.slice(0, SHOWN_TROUBLES),
    ...(more > 0 ? [`and ${String(more)} more`] : []),
  ]);
}

/** What the newest webhook means: the one that a reader asks about. */
function newestMeaning([newest]: readonly ItemEvent[]): Message['blocks'] {
  if (newest === undefined) return [];
  const known = meaningOf(newest.source);
  return known ? [context(`${code(newest.source)} ${escape(known.meaning)}`)] : [];
}

function identifierBlocks({ health, events, draft }: ItemReport): Message['blocks'] {
  const ids = knownIds(health, events);
  const missing = (draft?.missing ?? []).map(
    ({ anyOf }) =>
      `${anyOf.map(code).join(' or ')}: ${anyOf
        .map((id) => identifierKind(id).where)
        .map(escape)
        .join('; or ')}`,
  );
  return [
    ...list(
      'Identifiers',
      Object.entries(ids).map(
        ([name, value]) => `${escape(name)} ${codeWithin(value, LONGEST_ID)}`,
      ),
    ),
    ...list('Missing for a ticket, and where to find it', missing),
  ];
}

/** The text of the draft, where there is room left for it. @param before what stands above it */
function draftBlocks(draft: TicketDraft | undefined, before: Message['blocks']): Message['blocks'] {
  if (draft === undefined) return [];
  const text = ticketText(draft);
  const room = limits.message.totalText - JSON.stringify(before).length;
  return text.length > Math.min(room, limits.section.text)
    ? [context('The ticket draft is too long to stand here: its button opens it.')]
    : [section('*Ticket draft*'), preformatted(text)];
}
