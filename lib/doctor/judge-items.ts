import type { BrokerFault, Examined, Fine, Finding } from './finding.ts';

export interface ItemFacts {
  itemId: string;
  /** Why Plaid was not asked about it. */
  broker?: BrokerFault | undefined;
  /** Where Plaid sends its webhooks; empty: nowhere; undefined: Plaid did not say. */
  webhook?: string | undefined;
}

/** @param webhookUrl where Plaid is to send webhooks; undefined: nobody knows */
export function judgeItems(items: readonly ItemFacts[], webhookUrl: string | undefined): Examined {
  const failing = items.find(({ broker }) => broker !== undefined);
  const findings: Finding[] = [];
  if (failing?.broker !== undefined)
    findings.push({ kind: 'broker fails', fault: failing.broker, itemId: failing.itemId });
  const told = items.flatMap(({ itemId, webhook }) =>
    webhook === undefined || webhookUrl === undefined ? [] : [{ itemId, webhook, webhookUrl }],
  );
  const elsewhere = told.find((one) => !isSameAddress(one.webhook, one.webhookUrl));
  if (elsewhere !== undefined)
    findings.push({
      kind: 'webhooks sent elsewhere',
      itemId: elsewhere.itemId,
      to: elsewhere.webhook,
      wanted: elsewhere.webhookUrl,
    });
  const fine: Fine[] = [];
  if (items.length > 0 && failing === undefined) fine.push({ kind: 'broker' });
  if (told.length > 0 && elsewhere === undefined)
    fine.push({ kind: 'webhook address', items: told.length });
  return { findings, fine };
}

/** Equal to whoever sends there: a query, or a slash at the end, makes no other door of it. */
function isSameAddress(address: string, wanted: string): boolean {
  const door = (text: string) => {
    if (!URL.canParse(text)) return text;
    const { origin, pathname } = new URL(text);
    return `${origin}${pathname.replace(/\/+$/, '')}`;
  };
  return door(address) === door(wanted);
}
