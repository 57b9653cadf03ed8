import type { ItemEvent } from '#lib/health/item-event.ts';
import type { HealthStatus } from '#lib/health/item-health.ts';

/**
 * What an Item is after these events, worked out in the plainest way: sorted by time, one after the other, each webhook
 * taken at its word. Written apart from `lib/health`, to be compared with it.
 */
export function referenceHealth(events: readonly ItemEvent[]): {
  status: HealthStatus;
  code: string | undefined;
} {
  let login: string | undefined;
  let expiry: string | undefined;
  let end: string | undefined;
  const lost = new Map<string, string>();
  const inTime = [...events].sort((a, b) =>
    `${a.at}${a.receivedAt}` < `${b.at}${b.receivedAt}` ? -1 : 1,
  );
  for (const event of inTime) {
    if (event.kind === 'failed') login = event.error.code;
    if (event.kind === 'expiring') expiry = 'PENDING_DISCONNECT';
    if (event.kind === 'ended') end = 'USER_PERMISSION_REVOKED';
    if (event.kind === 'permission lost') lost.set(event.product, 'PRODUCT_PERMISSIONS_REQUIRED');
    if (event.kind === 'account lost') lost.set(event.accountId, 'USER_ACCOUNT_REVOKED');
    if (event.kind === 'alive') {
      login = undefined;
      lost.delete(event.product);
    }
    if (event.kind === 'checked') {
      login = event.error?.code;
      // Warnings without a date mean a week: consent for much longer has been given anew.
      const isRenewed = (event.consentUntil ?? '') > '2026-12';
      if (event.error === undefined && isRenewed) expiry = undefined;
    }
    if (event.kind === 'repaired') {
      login = undefined;
      expiry = undefined;
      end = undefined;
      lost.clear();
    }
  }
  if (end !== undefined) return { status: 'ended', code: end };
  if (login !== undefined) return { status: 'broken', code: login };
  if (lost.size > 0) return { status: 'degraded', code: [...lost.values()][0] };
  if (expiry !== undefined) return { status: 'expiring', code: expiry };
  return { status: 'healthy', code: undefined };
}
