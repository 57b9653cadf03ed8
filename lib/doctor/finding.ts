import type { Door } from '#lib/incoming/refusals.ts';

/** What can be wrong, one kind for each line that the doctor has; `docs/doctor.md` has a section for each. */
export type Finding =
  | { kind: 'bot token refused'; code: string }
  | { kind: 'Plaid keys refused'; code: string; environment: string }
  /** `last`: when one last came to its end, if any has. */
  | { kind: 'sweep does not run'; last: string | undefined }
  /** `items`: have sent a webhook that was kept and changed nothing, though it should have. */
  | { kind: 'stream stuck'; items: number; of: number; oldest: string }
  | { kind: 'dead letters'; count: number }
  | { kind: 'table not read'; what: string }
  | { kind: 'scope missing'; scopes: readonly { scope: string; without: string }[] }
  /** `channel`: undefined where no card has been posted yet. */
  | { kind: 'channel archived'; channel: string | undefined; since: string | undefined }
  | { kind: 'bot not in channel'; channel: string | undefined }
  | { kind: 'channel not found'; channel: string | undefined }
  | { kind: 'Slack refuses posts'; channel: string | undefined; code: string; count: number }
  | { kind: 'no webhook yet' }
  | { kind: 'webhooks of another environment'; came: readonly string[]; wanted: string }
  | { kind: 'webhooks sent elsewhere'; itemId: string; to: string; wanted: string }
  | { kind: 'webhooks not verified'; count: number; last: string }
  | { kind: 'many webhooks rejected'; rejected: number; kept: number; isAtLeast: boolean }
  | { kind: 'signing secret wrong'; door: Exclude<Door, 'plaid'>; count: number; last: string }
  | { kind: 'door switched off'; door: 'codat' | 'reports'; count: number; last: string }
  | { kind: 'requests too old'; door: Door; count: number; last: string }
  | { kind: 'Codat key refused'; code: string }
  /** `fault`: as `ItemCheck` has it. */
  | { kind: 'broker fails'; fault: BrokerFault; itemId: string }
  | { kind: 'clock wrong'; skewMs: number }
  | { kind: 'summary not told'; channel: string; day: string; last: string | undefined }
  | { kind: 'cards late'; count: number; oldest: string }
  | { kind: 'webhooks ceased'; last: string }
  | { kind: 'secrets old'; changedAt: string; ageMs: number }
  | { kind: 'no answer'; service: 'Slack' | 'Plaid' | 'Codat' | 'AWS'; code: string };

export type BrokerFault =
  'failed' | 'silent' | 'no token' | 'token of another environment' | 'token of another Item';

/** What is right, in facts. */
export type Fine =
  | { kind: 'webhook'; environment: string | undefined; at: string }
  | { kind: 'stream'; items: number }
  | { kind: 'sweep'; at: string }
  | { kind: 'cards'; open: number }
  | { kind: 'summary'; channel: string; day: string }
  | { kind: 'doors' }
  | { kind: 'bot token' }
  | { kind: 'scopes'; count: number }
  | { kind: 'channels'; count: number }
  | { kind: 'clock'; skewMs: number }
  | { kind: 'Plaid keys'; environment: string }
  | { kind: 'Codat key' }
  | { kind: 'webhook address'; items: number }
  | { kind: 'broker' }
  | { kind: 'dead letters' }
  | { kind: 'secrets'; changedAt: string };

export type FindingKind = Finding['kind'];

/** The worst first: what stops everything, then what loses something, then what hides or delays it. */
export const findingKinds: readonly FindingKind[] = [
  'bot token refused',
  'Plaid keys refused',
  'stream stuck',
  'sweep does not run',
  'dead letters',
  'table not read',
  'channel archived',
  'bot not in channel',
  'channel not found',
  'Slack refuses posts',
  'no webhook yet',
  'webhooks of another environment',
  'webhooks sent elsewhere',
  'webhooks not verified',
  'many webhooks rejected',
  'signing secret wrong',
  'clock wrong',
  'scope missing',
  'Codat key refused',
  'door switched off',
  'broker fails',
  'cards late',
  'summary not told',
  'requests too old',
  'webhooks ceased',
  'secrets old',
  'no answer',
];

/** What may pass by itself, or be meant so. */
const cautions: readonly FindingKind[] = [
  'cards late',
  'summary not told',
  'requests too old',
  'webhooks ceased',
  'secrets old',
  'no answer',
];

export interface Examined {
  findings: readonly Finding[];
  fine: readonly Fine[];
}

export function isFault({ kind }: Finding): boolean {
  return !cautions.includes(kind);
}

export function worstFirst(findings: readonly Finding[]): Finding[] {
  const rank = ({ kind }: Finding) => findingKinds.indexOf(kind);
  return [...findings].sort((a, b) => rank(a) - rank(b));
}
