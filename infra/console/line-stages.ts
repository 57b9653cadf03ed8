import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';

import type { AlertRecord } from '#lib/alerts/alert.ts';
import type { Database } from '#lib/dynamodb/client.ts';

import type { FunctionLine } from '../local/function-lines.ts';
import type { LineStage } from './contract.ts';

/** Of the functions that apply events. */
const applying = new Set(['event applied', 'item changed']);

const idle = new Set<unknown>(['mute', 'wait']);

const MOST_ROWS = 5;
const MOST_LINES = 10;

/** What came in about the Items of a card, what it was understood as, and what is true of them since. */
export async function itemStages(
  alert: AlertRecord,
  database: Database,
  lines: readonly FunctionLine[],
): Promise<LineStage[]> {
  const ids = alert.told?.facts.itemIds ?? [];
  const joined = alert.told?.facts.joinedIds ?? [];
  const rows = await rowsOf([...ids, ...joined], database);
  const states = await statesOf([...ids, ...joined], database);
  const entries = rows.map((row) => ({ title: understood(row), record: row['entry'] }));
  const last = rows[0];
  const applied = lines.filter(
    (line) => applying.has(line.message) && isAbout(line, [...ids, ...joined]),
  );
  return [
    {
      name: 'webhook',
      says: `Kept in the inbox as they came, signed: ${String(rows.length)} of the last.`,
      at: textIn(last, 'receivedAt'),
      records: rows.map((row) => ({
        title: `${partsOf(row).source}, as it was kept`,
        record: row,
      })),
    },
    {
      name: 'event',
      says: 'What each of them means, in our words.',
      at: textIn(last, 'receivedAt'),
      records: entries,
    },
    {
      name: 'state',
      says: 'What is true since: the records of the Items, and what changed them.',
      at: applied.at(-1)?.timestamp,
      records: [
        ...states,
        ...applied.slice(-MOST_LINES).map((line) => ({ title: line.message, record: line })),
      ],
    },
  ];
}

/** What was told, and why. */
export function decisionStage(alert: AlertRecord, lines: readonly FunctionLine[]): LineStage {
  const decided = lines
    .filter((line) => line.message === 'alert decided' && isAbout(line, [alert.incidentKey]))
    .slice(-MOST_LINES);
  // Most looks find that all is told: what the card says comes of the last that did not.
  const last = decided.findLast(({ decision }) => !idle.has(decision)) ?? decided.at(-1);
  return {
    name: 'decision',
    says:
      last === undefined
        ? 'Decided before this process began; its log is gone.'
        : `Decided: ${String(last['decision'])}, because: ${String(last['reason'])}.`,
    at: last?.timestamp ?? alert.told?.at,
    records: [
      ...decided.map((line) => ({
        title: `${String(line['decision'])}: ${String(line['reason'])}`,
        record: line,
      })),
      { title: 'what we told', record: alert },
    ],
  };
}

/** Whatever the field is called, a line names whole ids. */
function isAbout(line: FunctionLine, ids: readonly string[]): boolean {
  const values = Object.values(line).flatMap((value) =>
    typeof value === 'string' ? [value, value.split('#').at(-1)] : [],
  );
  return ids.some((id) => values.includes(id));
}

type Row = Readonly<Record<string, unknown>>;

async function rowsOf(ids: readonly string[], { client, prefix }: Database): Promise<Row[]> {
  const subjects = ids.flatMap((id) => [`item#${id}`, `connection#${id}`]);
  const pages = await Promise.all(
    subjects.map((subject) =>
      client.send(
        new QueryCommand({
          TableName: `${prefix}inbox`,
          KeyConditionExpression: 'subject = :subject',
          ExpressionAttributeValues: { ':subject': subject },
          ScanIndexForward: false,
          Limit: MOST_ROWS,
        }),
      ),
    ),
  );
  return pages.flatMap(({ Items = [] }) => Items);
}

async function statesOf(ids: readonly string[], { client, prefix }: Database) {
  const tables = [
    ['items', 'The Item'],
    ['connections', 'The connection at Codat'],
    ['pairs', 'The connection and its Item, together'],
  ] as const;
  const found = await Promise.all(
    ids.flatMap((itemId) =>
      tables.map(async ([table, title]) => {
        const { Item } = await client.send(
          new GetCommand({ TableName: `${prefix}${table}`, Key: { itemId } }),
        );
        return Item === undefined ? [] : [{ title, record: Item }];
      }),
    ),
  );
  return found.flat();
}

function understood(row: Row): string {
  const { source, kind } = partsOf(row);
  return `${source} → ${kind}`;
}

function partsOf({ entry }: Row): { source: string; kind: string } {
  const { source, kind }: { source?: unknown; kind?: unknown } = Object(entry);
  return { source: String(source), kind: String(kind) };
}

function textIn(row: Row | undefined, name: string): string | undefined {
  const value = row?.[name];
  return typeof value === 'string' ? value : undefined;
}
