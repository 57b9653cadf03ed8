import {
  type Examined,
  type Fine,
  type Finding,
  isFault,
  worstFirst,
} from '#lib/doctor/finding.ts';

import { findingWords } from './doctor-words.ts';
import { context, type Message, section, sections } from './message.ts';
import { clip, date, dayTitle, escape, items, sentence } from './text.ts';

/** What is stored about how Tartan is. @param rest what is said of that which is asked outside */
export function storedMessage(
  examined: Examined,
  { notConfigured, rest }: { notConfigured: readonly string[]; rest: string },
): Message {
  const message = doctorMessage('What is stored', examined);
  const off =
    notConfigured.length === 0 ? [] : [`Not configured: ${notConfigured.map(escape).join(', ')}`];
  return { ...message, blocks: [...message.blocks, context(...off, rest)] };
}

/** What Slack, Plaid, Codat and AWS say of it. */
export function outsideMessage(examined: Examined): Message {
  return doctorMessage('Asked outside', examined);
}

function doctorMessage(part: string, { findings, fine }: Examined): Message {
  const headline = headlineOf(part, findings);
  const facts = fine.map(fineWords).join('  ·  ');
  return {
    text: clip(headline, 150),
    blocks: [
      section(`*${headline}*`),
      ...sections(worstFirst(findings).map(lineOf)),
      ...(facts === '' ? [] : [context(`:large_green_circle: ${facts}`)]),
    ],
  };
}

function headlineOf(part: string, findings: readonly Finding[]): string {
  const faults = findings.filter(isFault).length;
  const cautions = findings.length - faults;
  if (findings.length === 0) return `${part}: all is well`;
  const counts = [
    ...(faults === 0 ? [] : [`${String(faults)} ${faults === 1 ? 'fault' : 'faults'}`]),
    ...(cautions === 0 ? [] : [`${String(cautions)} to keep an eye on`]),
  ];
  return `${part}: ${counts.join(', ')}`;
}

/** One line: what is wrong, and what mends it. */
function lineOf(finding: Finding): string {
  const { what, fix } = findingWords(finding);
  const emoji = isFault(finding) ? ':red_circle:' : ':large_yellow_circle:';
  return `${emoji} ${what}. *Fix:* ${sentence(fix)}.`;
}

function fineWords(fine: Fine): string {
  switch (fine.kind) {
    case 'webhook':
      return `last webhook${fine.environment === undefined ? '' : ` of ${escape(fine.environment)}`} ${date(fine.at)}`;
    case 'stream':
      return `the last webhooks of ${items(fine.items)} are dealt with`;
    case 'sweep':
      return `last sweep ${date(fine.at)}`;
    case 'cards':
      return fine.open === 0
        ? 'no card is open'
        : `${String(fine.open)} open, none refused or late`;
    case 'summary':
      return `summary of ${dayTitle(fine.day)} told`;
    case 'doors':
      return 'nothing refused at the doors';
    case 'bot token':
      return 'Slack takes the bot token';
    case 'scopes':
      return `all ${String(fine.count)} scopes`;
    case 'channels':
      return `the bot is in ${fine.count === 1 ? 'its channel' : `all ${String(fine.count)} channels`}`;
    case 'clock':
      return `clock right within ${String(Math.max(1, Math.ceil(Math.abs(fine.skewMs) / 1000)))} s`;
    case 'Plaid keys':
      return `Plaid takes the keys of ${escape(fine.environment)}`;
    case 'Codat key':
      return 'Codat takes the API key';
    case 'webhook address':
      return `webhook address right at ${items(fine.items)}`;
    case 'broker':
      return 'the access-token broker answers';
    case 'dead letters':
      return 'no dead letters';
    case 'secrets':
      return `keys changed ${date(fine.changedAt)}`;
  }
}
