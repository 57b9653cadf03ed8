import type { ItemEvent } from '#lib/health/item-event.ts';

export const START = '2026-11-02T08:00:00.000Z';

/** A time so many seconds after `START`. */
export function at(seconds: number): string {
  return new Date(Date.parse(START) + seconds * 1000).toISOString();
}

interface Choices {
  itemId?: string;
  institution?: string;
  receivedAt?: string;
  bodyHash?: string;
}

function circumstances(seconds: number, source: string, choices: Choices) {
  const { itemId = 'itemAAAAAAAAAAAAAAAAAAAAAAAA', institution = 'ins_3' } = choices;
  return {
    itemId,
    at: at(seconds),
    receivedAt: choices.receivedAt ?? at(seconds),
    source,
    bodyHash: choices.bodyHash ?? `${source} ${itemId}`,
    environment: 'production',
    ids: { institution_id: institution, institution_name: `Bank ${institution}` },
  };
}

export function failed(
  seconds: number,
  {
    code = 'ITEM_LOGIN_REQUIRED',
    type = 'ITEM_ERROR',
    ...choices
  }: Choices & { code?: string; type?: string } = {},
): ItemEvent {
  const bodyHash = choices.bodyHash ?? `failed ${code} ${choices.itemId ?? ''}`;
  return {
    ...circumstances(seconds, 'ITEM.ERROR', { ...choices, bodyHash }),
    kind: 'failed',
    error: { code, type },
  };
}

export function repaired(seconds: number, choices: Choices = {}): ItemEvent {
  return { ...circumstances(seconds, 'ITEM.LOGIN_REPAIRED', choices), kind: 'repaired' };
}

export function alive(
  seconds: number,
  { product = 'transactions', ...choices }: Choices & { product?: string } = {},
): ItemEvent {
  const source = `${product.toUpperCase()}.DEFAULT_UPDATE`;
  return { ...circumstances(seconds, source, choices), kind: 'alive', product };
}

export function expiring(
  seconds: number,
  {
    deadline,
    reason = 'INSTITUTION_TOKEN_EXPIRATION',
    ...choices
  }: Choices & { deadline?: string; reason?: string } = {},
): ItemEvent {
  return {
    ...circumstances(seconds, 'ITEM.PENDING_DISCONNECT', choices),
    kind: 'expiring',
    deadline,
    reason,
  };
}

export function permissionLost(
  seconds: number,
  choices: Choices & { product?: string } = {},
): ItemEvent {
  const { product = 'auth' } = choices;
  const source = `${product.toUpperCase()}.PRODUCT_PERMISSIONS_REQUIRED`;
  return { ...circumstances(seconds, source, choices), kind: 'permission lost', product };
}

export function accountLost(seconds: number, choices: Choices = {}): ItemEvent {
  return {
    ...circumstances(seconds, 'ITEM.USER_ACCOUNT_REVOKED', choices),
    kind: 'account lost',
    accountId: 'acc1',
  };
}

export function ended(seconds: number, choices: Choices = {}): ItemEvent {
  return { ...circumstances(seconds, 'ITEM.USER_PERMISSION_REVOKED', choices), kind: 'ended' };
}

export function noted(seconds: number, choices: Choices = {}): ItemEvent {
  return { ...circumstances(seconds, 'ITEM.NEW_ACCOUNTS_AVAILABLE', choices), kind: 'noted' };
}

export function overdue(seconds: number, choices: Choices = {}): ItemEvent {
  return {
    ...circumstances(seconds, 'TARTAN.OVERDUE', choices),
    kind: 'overdue',
    bodyHash: 'overdue',
    ids: {},
  };
}

/** Plaid was asked; a code makes it an error. */
export function checked(
  seconds: number,
  {
    code,
    type = 'ITEM_ERROR',
    consentUntil,
    ...choices
  }: Choices & { code?: string; type?: string; consentUntil?: string } = {},
): ItemEvent {
  const bodyHash = choices.bodyHash ?? `checked ${code ?? ''}`.trim();
  return {
    ...circumstances(seconds, 'TARTAN.CHECKED', { ...choices, bodyHash }),
    kind: 'checked',
    error: code === undefined ? undefined : { code, type },
    consentUntil,
  };
}
