import type { HealthStatus } from '#lib/health/item-health.ts';
import type { LiveInstitution, StatusPart } from '#lib/health/institution-status.ts';

import { actions, button, context, list, type Message, section, sections } from './message.ts';
import { bold, code, date, escape, escapeWithin, items } from './text.ts';
import { problemMessage } from './problem-message.ts';
import { incidentLine, type StatusReport } from './status-message.ts';
import { statusWords } from './wording.ts';

const SHOWN_INCIDENTS = 10;
/** From this share on Plaid calls a kind of request healthy. */
const HEALTHY_SHARE = 0.99;

/** What the store knows of an institution. */
export interface InstitutionReport {
  institutionId: string;
  /** Undefined until anything has told it. */
  name: string | undefined;
  counts: Readonly<Partial<Record<HealthStatus, number>>>;
  /** False: the counts are lower bounds. */
  isExact: boolean;
  incidents: StatusReport['incidents'];
}

export function institutionMessage(report: InstitutionReport): Message {
  const { institutionId, name, counts, isExact, incidents } = report;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const lines = Object.entries(statusWords).flatMap(([status, { emoji, word }]) => {
    const count = new Map(Object.entries(counts)).get(status) ?? 0;
    return count === 0 ? [] : [`${emoji} ${count.toLocaleString('en-US')} ${word}`];
  });
  const many = `${isExact ? '' : 'at least '}${items(all)}`;
  return {
    text: escapeWithin(`${name ?? institutionId}: ${many} of yours`, 150),
    blocks: [
      section(
        `${bold(name ?? 'Name not known yet')} ${code(institutionId)}: ${all === 0 ? 'no Item of yours is known there' : `${many} of yours`}`,
      ),
      ...(lines.length === 0 ? [] : [section(lines.join('\n'))]),
      ...list('Open incidents', incidents.slice(0, SHOWN_INCIDENTS).map(incidentLine)),
    ],
  };
}

/** Plaid's own word on an institution. @param live undefined: Plaid does not know it */
export function liveStatusMessage(live: LiveInstitution | undefined, asked: Date): Message {
  if (live === undefined)
    return problemMessage('Plaid does not know this institution id in this environment.');
  return {
    text: escapeWithin(`What Plaid says of ${live.name}`, 150),
    blocks: [
      section(`*Plaid says* of ${bold(live.name)}`),
      ...statusBlocks(live),
      section(productLine(live)),
      context(
        `As of ${date(asked.toISOString())}. Shares are over all of Plaid’s customers; what users mistype is not counted.`,
      ),
      actions(button('share', 'Share in channel', `institution ${live.institutionId}`)),
    ],
  };
}

/** What the store knows, and a line about why there is no more, or not yet. */
export function withLine(stored: Message, line: string): Message {
  return { text: stored.text, blocks: [...stored.blocks, context(line)] };
}

/** In few lines: how logins fare, what else is not healthy, and the incidents that last. */
export function statusLines({ status }: LiveInstitution): string[] {
  if (status === undefined) return ['no data: Plaid has too little traffic there to tell'];
  const worthTelling = status.parts.filter(
    ({ name, success }) => name === 'item_logins' || success < HEALTHY_SHARE,
  );
  return [
    ...worthTelling.map(partLine),
    ...status.incidents
      .filter(({ endedAt }) => endedAt === undefined)
      .map(({ title, startedAt }) => `${escape(title)} since ${date(startedAt)}`),
  ];
}

function statusBlocks({ status }: LiveInstitution): Message['blocks'] {
  if (status === undefined)
    return [
      section(
        'Status: no data. Plaid has too little traffic there to tell; in Sandbox there never is any.',
      ),
    ];
  return [
    ...sections(status.parts.map(partLine)),
    ...list(
      'Incidents at Plaid',
      status.incidents.map(
        ({ title, startedAt, endedAt, lastUpdate }) =>
          `${escape(title)} since ${date(startedAt)}${endedAt === undefined ? '' : `, over ${date(endedAt)}`}${lastUpdate === undefined ? '' : `: ${escape(lastUpdate)}`}`,
      ),
    ),
  ];
}

function partLine(part: StatusPart): string {
  const isHealthy = part.success >= HEALTHY_SHARE;
  const delay =
    part.refreshInterval === 'DELAYED'
      ? '; updates are delayed, none for over two days'
      : part.refreshInterval === 'STOPPED'
        ? '; updates have stopped, none for two weeks'
        : '';
  const blame = isHealthy
    ? ''
    : ` (the bank fails ${percent(part.errorInstitution)}, Plaid ${percent(part.errorPlaid)})`;
  return `${isHealthy ? ':large_green_circle:' : ':large_yellow_circle:'} ${escape(part.name.replaceAll('_', ' '))}: ${percent(part.success)} succeed${blame}${delay}`;
}

/** `98 %`, `99.7 %`: a rest, however small, is never rounded away. */
function percent(share: number): string {
  const value = share * 100;
  if (value > 0 && value < 0.1) return 'under 0.1 %';
  if (value > 99.9 && value < 100) return 'over 99.9 %';
  const isNearEnd = (value > 0 && value < 1) || (value > 99 && value < 100);
  return `${isNearEnd ? value.toFixed(1) : String(Math.round(value))} %`;
}

function productLine({ products, isOauth }: LiveInstitution): string {
  const hasAuth = products.includes('auth');
  return [
    `Products: ${products.length === 0 ? 'none named' : products.map(code).join(', ')}.`,
    hasAuth
      ? 'Auth works there, and with it payments through Stripe and Dwolla.'
      : 'No Auth there: no account numbers, so neither Stripe nor Dwolla will work.',
    isOauth ? 'Users log in on the bank’s own pages (OAuth).' : 'Users log in inside Link.',
  ].join(' ');
}

/** @param found what the words may mean */
export function institutionsMessage(
  found: readonly { institutionId: string; name: string }[],
): Message {
  return {
    text: `${found.length === 1 ? 'Is it this one?' : 'Which one?'} ${found.map(({ name }) => escape(name)).join(', ')}`,
    blocks: [
      section(found.length === 1 ? 'Is it this one?' : 'Which one do you mean?'),
      actions(
        ...found.map(({ institutionId, name }, index) =>
          button(
            `ask_${String(index)}`,
            `${name} (${institutionId})`,
            `institution ${institutionId}`,
          ),
        ),
      ),
    ],
  };
}
