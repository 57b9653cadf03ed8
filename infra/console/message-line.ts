import type { AlertRecord } from '#lib/alerts/alert.ts';
import { connectAlertStore } from '#lib/dynamodb/alert-store.ts';

import type { FunctionLine } from '../local/function-lines.ts';
import type { SlackMessage } from '../local/slack-workspace.ts';
import type { Backstage } from './backstage.ts';
import type { Line, LineStage } from './contract.ts';
import { decisionStage, itemStages } from './line-stages.ts';

/** The functions that speak to people outside of cards. */
const answering = ['slack', 'follow-up', 'daily-summary'];

/** How long after something was done its lines belong to it. */
const ANSWERED_WITHIN_MS = 10_000;

/** The line that a message took, from what came in to what is shown. @returns undefined for no message */
export async function messageLine(
  channel: string,
  ts: string,
  backstage: Backstage,
): Promise<Line | undefined> {
  const { workspace, slack, database } = backstage;
  const isIt = (one: SlackMessage) => one.channel === channel && one.ts === ts;
  const aside = slack?.asides.messages().find(isIt);
  if (aside !== undefined) return { stages: asideStages(aside, backstage.lines.all()) };
  const message = workspace.messages().find(isIt);
  if (message === undefined) return undefined;
  const alert = await connectAlertStore(database).ofCard(channel, message.thread_ts ?? ts);
  return {
    stages:
      alert === undefined
        ? [...besides(message, backstage.lines.all()), sent(message)]
        : await cardStages(alert, message, backstage),
  };
}

async function cardStages(
  alert: AlertRecord,
  message: SlackMessage,
  backstage: Backstage,
): Promise<LineStage[]> {
  return [
    ...(await itemStages(alert, backstage.database, backstage.lines.all())),
    decisionStage(alert, backstage.lines.all()),
    { ...sent(message), says: 'The card as it stands in the channel now.' },
  ];
}

function sent(message: SlackMessage): LineStage {
  const { ts, text, blocks, metadata } = message;
  return {
    name: 'message',
    says: 'It was sent to Slack so.',
    at: timeOf(ts).toISOString(),
    records: [{ title: 'as sent', record: { text, blocks, metadata } }],
  };
}

/** Of a message that is no card: what the functions said just before it stood there. */
function besides({ ts }: SlackMessage, lines: readonly FunctionLine[]): LineStage[] {
  const at = timeOf(ts).getTime();
  const near = lines.filter(
    ({ timestamp, service = '' }) =>
      answering.includes(service) && Math.abs(Date.parse(timestamp) - at) < ANSWERED_WITHIN_MS / 2,
  );
  return near.length === 0 ? [] : [linesStage('The functions wrote this meanwhile.', near)];
}

function asideStages(aside: SlackMessage, lines: readonly FunctionLine[]): LineStage[] {
  const { about = '', text, blocks } = aside;
  const at = timeOf(aside.ts).getTime();
  const near = lines.filter(({ timestamp, service = '' }) => {
    if (!answering.includes(service)) return false;
    const distance = Date.parse(timestamp) - at;
    return distance > -ANSWERED_WITHIN_MS / 2 && distance < ANSWERED_WITHIN_MS;
  });
  return [
    {
      ...linesStage(about === '' ? 'You asked.' : `You did: ${about}`, near),
      at: timeOf(aside.ts).toISOString(),
    },
    {
      name: 'message',
      says: 'It was answered to you alone.',
      at: timeOf(aside.ts).toISOString(),
      records: [{ title: 'as sent', record: { text, blocks } }],
    },
  ];
}

function linesStage(says: string, lines: readonly FunctionLine[]): LineStage {
  return {
    name: 'command',
    says,
    at: lines[0]?.timestamp,
    records: lines.map((line) => ({ title: line.message, record: line })),
  };
}

function timeOf(ts: string): Date {
  return new Date(Number(ts) * 1000);
}
