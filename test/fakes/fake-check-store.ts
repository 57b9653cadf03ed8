import type { ItemCheck } from '#lib/health/item-check.ts';
import type { CheckStore } from '#lib/ports/health-store.ts';

import { type Fault, played } from './played.ts';

const noFault: Fault = () => undefined;

export function fakeCheckStore(fault: Fault = noFault): CheckStore & { all(): ItemCheck[] } {
  const checks = new Map<string, ItemCheck>();
  return {
    all: () => [...checks.values()],
    find: (itemId) => played('checks.find', fault, () => checks.get(itemId)),
    begin: (itemId, now, gapMs) =>
      played('checks.begin', fault, () => {
        const last = checks.get(itemId);
        if (last !== undefined && Date.parse(last.at) > now.getTime() - gapMs) return last;
        checks.set(itemId, { itemId, at: now.toISOString() });
        return undefined;
      }),
    finish: (itemId, at, outcome) =>
      played('checks.finish', fault, () => {
        const last = checks.get(itemId);
        if (last?.at === at.toISOString()) checks.set(itemId, { ...last, outcome });
      }),
  };
}
