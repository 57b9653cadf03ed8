import type { AlertRecord } from '#lib/alerts/alert.ts';
import type { Incident } from '#lib/alerts/incident.ts';
import type { HealthStatus } from '#lib/health/item-health.ts';

import { context, list, type Message, section, sections } from './message.ts';
import { bold, clip, code, date, escape, items } from './text.ts';
import { bankName, statusWords, whatHappened } from './wording.ts';

const SHOWN_INCIDENTS = 15;

export interface StatusReport {
  /** Open incidents as they are now, with what Slack says about telling them. */
  incidents: readonly { incident: Incident; alert: AlertRecord }[];
  /** Unhealthy Items by state. */
  counts: Readonly<Partial<Record<HealthStatus, number>>>;
  /** How many Items are known in all. */
  known: { count: number; isExact: boolean };
  lastWebhookAt: string | undefined;
  notConfigured: readonly string[];
}

export function statusMessage(report: StatusReport): Message {
  const { incidents, known } = report;
  const headline = statusHeadline(report);
  const rest = incidents.length - SHOWN_INCIDENTS;
  return {
    text: clip(`${headline}. ${known.isExact ? '' : 'About '}${items(known.count)} known.`, 150),
    blocks: [
      section(`*${headline}*`),
      ...sections(incidents.slice(0, SHOWN_INCIDENTS).map(incidentLine)),
      ...(rest > 0 ? [context(`and ${String(rest)} more`)] : []),
      section(`*Items by state*\n${stateLines(report).join('\n')}`),
      context(lastWebhookLine(report)),
      ...list('Not configured', report.notConfigured.map(escape)),
    ],
  };
}

/** `2 open incidents, 13 Items`. */
export function statusHeadline({ incidents }: StatusReport): string {
  const inIncidents = incidents
    .filter(({ incident }) => incident.errorType !== 'CODAT')
    .reduce((sum, { incident }) => sum + incident.count, 0);
  return incidents.length === 0
    ? 'No open incident'
    : `${String(incidents.length)} open ${incidents.length === 1 ? 'incident' : 'incidents'}, ${items(inIncidents)}`;
}

export function lastWebhookLine({ lastWebhookAt }: StatusReport): string {
  return lastWebhookAt === undefined
    ? 'No webhook in the last 7 days: is the webhook address set for your Items?'
    : `Last webhook ${date(lastWebhookAt)}`;
}

/** An incident in one line; a second one says that Slack refuses its card. */
export function incidentLine({ incident, alert }: StatusReport['incidents'][number]): string {
  const refusal =
    alert.refusal === undefined
      ? ''
      : `\n      :warning: Slack refuses the card: ${code(alert.refusal.reason)} since ${date(alert.refusal.at)}`;
  return `${statusWords[incident.status].emoji} ${bold(bankName(incident))}: ${whatHappened(incident)} ${code(incident.code)} since ${date(incident.since)}${refusal}`;
}

export function stateLines({ counts, known }: StatusReport): string[] {
  const unhealthy = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const lines = Object.entries(statusWords).flatMap(([status, { emoji, word }]) => {
    const count = Object.entries(counts).find(([name]) => name === status)?.[1] ?? 0;
    return count === 0 ? [] : [`${emoji} ${count.toLocaleString('en-US')} ${word}`];
  });
  const healthy = Math.max(0, known.count - unhealthy);
  return [
    ...lines,
    `${statusWords.healthy.emoji} ${known.isExact ? '' : 'about '}${healthy.toLocaleString('en-US')} healthy`,
  ];
}
