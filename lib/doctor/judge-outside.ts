import { slackScopes } from '#lib/slack-scopes.ts';

import type { Examined, Fine, Finding } from './finding.ts';
import { type ItemFacts, judgeItems } from './judge-items.ts';
import { joined } from './judge-stored.ts';
import { refusedPost, tokenCodes } from './refused-post.ts';

/** Signatures are taken when they are 60 s ahead at most. */
const MOST_SKEW_MS = 60_000;

const OLD_MS = 365 * 24 * 60 * 60 * 1000;

/** What came of asking somebody outside; `code` is theirs where they said no, else what became of it. */
export type Asked<Answer = object> =
  ({ kind: 'answered' } & Answer) | { kind: 'failed'; code: string };

export interface OutsideFacts {
  now: Date;
  token: Asked<{
    /** Undefined: Slack did not say. */
    scopes: readonly string[] | undefined;
    /** How far our clock is ahead of Slack's; undefined: Slack did not say. */
    skewMs: number | undefined;
  }>;
  /** Whether the bot may read there, which it may where it is a member. */
  channels: readonly { channel: string; asked: Asked }[];
  plaid: Asked;
  environment: string;
  /** Undefined: Codat is switched off. */
  codat: Asked | undefined;
  /** Items that Plaid was asked about. Empty where there is no broker, or no Item is known. */
  items: readonly ItemFacts[];
  /** Where Plaid is to send webhooks; undefined: nobody knows. */
  webhookUrl: string | undefined;
  /** Undefined: there is no queue, as on a laptop. */
  deadLetters: Asked<{ count: number }> | undefined;
  /** Undefined: our keys stand in no secret of AWS. */
  secrets: Asked<{ changedAt: string | undefined }> | undefined;
}

export function judgeOutside(facts: OutsideFacts): Examined {
  return joined([
    judgeToken(facts.token),
    judgeChannels(facts),
    judgePlaid(facts),
    ...(facts.codat === undefined ? [] : [judgeCodat(facts.codat)]),
    judgeItems(facts.items, facts.webhookUrl),
    ...(facts.deadLetters === undefined ? [] : [judgeDeadLetters(facts.deadLetters)]),
    ...(facts.secrets === undefined ? [] : [judgeSecrets(facts.secrets, facts.now)]),
  ]);
}

function judgeToken(token: OutsideFacts['token']): Examined {
  if (token.kind === 'failed')
    return tokenCodes.includes(token.code)
      ? { findings: [{ kind: 'bot token refused', code: token.code }], fine: [] }
      : noAnswer('Slack', token.code);
  const { scopes, skewMs } = token;
  const findings: Finding[] = [];
  const fine: Fine[] = [{ kind: 'bot token' }];
  if (scopes !== undefined) {
    const missing = slackScopes.filter(({ scope }) => !scopes.includes(scope));
    if (missing.length > 0) findings.push({ kind: 'scope missing', scopes: missing });
    else fine.push({ kind: 'scopes', count: slackScopes.length });
  }
  if (skewMs !== undefined) {
    if (Math.abs(skewMs) > MOST_SKEW_MS) findings.push({ kind: 'clock wrong', skewMs });
    else fine.push({ kind: 'clock', skewMs });
  }
  return { findings, fine };
}

/** A token that Slack does not take is one line, not one for each channel; nor is a scope that is missing. */
function judgeChannels({ channels }: OutsideFacts): Examined {
  const told = [...tokenCodes, 'missing_scope'];
  const findings = channels.flatMap(({ channel, asked }): Finding[] =>
    asked.kind === 'failed' && !told.includes(asked.code)
      ? [refusedPost(channel, asked.code, { count: 1 })]
      : [],
  );
  const isSure = channels.length > 0 && channels.every(({ asked }) => asked.kind === 'answered');
  return { findings, fine: isSure ? [{ kind: 'channels', count: channels.length }] : [] };
}

const plaidKeyCodes = ['INVALID_API_KEYS', 'UNAUTHORIZED_ENVIRONMENT'];
const codatKeyCodes = ['http_401', 'http_403'];

function judgePlaid({ plaid, environment }: OutsideFacts): Examined {
  if (plaid.kind === 'answered')
    return { findings: [], fine: [{ kind: 'Plaid keys', environment }] };
  const { code } = plaid;
  return plaidKeyCodes.includes(code)
    ? { findings: [{ kind: 'Plaid keys refused', code, environment }], fine: [] }
    : noAnswer('Plaid', code);
}

function judgeCodat(codat: NonNullable<OutsideFacts['codat']>): Examined {
  if (codat.kind === 'answered') return { findings: [], fine: [{ kind: 'Codat key' }] };
  const { code } = codat;
  return codatKeyCodes.includes(code)
    ? { findings: [{ kind: 'Codat key refused', code }], fine: [] }
    : noAnswer('Codat', code);
}

function judgeDeadLetters(asked: NonNullable<OutsideFacts['deadLetters']>): Examined {
  if (asked.kind === 'failed') return noAnswer('AWS', asked.code);
  return asked.count > 0
    ? { findings: [{ kind: 'dead letters', count: asked.count }], fine: [] }
    : { findings: [], fine: [{ kind: 'dead letters' }] };
}

function judgeSecrets(asked: NonNullable<OutsideFacts['secrets']>, now: Date): Examined {
  if (asked.kind === 'failed') return noAnswer('AWS', asked.code);
  const { changedAt } = asked;
  if (changedAt === undefined) return { findings: [], fine: [] };
  const ageMs = now.getTime() - Date.parse(changedAt);
  return ageMs > OLD_MS
    ? { findings: [{ kind: 'secrets old', changedAt, ageMs }], fine: [] }
    : { findings: [], fine: [{ kind: 'secrets', changedAt }] };
}

function noAnswer(
  service: Extract<Finding, { kind: 'no answer' }>['service'],
  code: string,
): Examined {
  return { findings: [{ kind: 'no answer', service, code }], fine: [] };
}
