import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect } from 'vitest';

import type {
  ConsoleState,
  DoorSaid,
  Done,
  Line,
  Manner,
  ScenarioProgress,
  SendWebhook,
  ShownMessage,
  World,
} from '../../infra/console/contract.ts';
import { buildProjectCopy } from './project-copy.ts';

/** How long something may be on its way. */
export const PATIENCE = { timeout: 20_000, interval: 50 };

type Answer = { status: number; body: Done };

/** `npm start` in a process of its own, as the page sees it. */
export async function startConsole() {
  const nextSummary = in23Hours();
  const project = await buildProjectCopy();
  const program = project.start(['infra/local/run.mjs', 'start'], {
    PORT: '0',
    TARTAN_DATA_DIR: 'data',
    SUMMARY_TIME: nextSummary.slice(11),
  });
  await program.says('Tartan is ready');
  const running: { tartan: string; slack: string } = JSON.parse(
    readFileSync(join(project.dir, 'data/running.json'), 'utf8'),
  );
  const { tartan: url, slack } = running;

  async function get<Body>(path: string): Promise<Body> {
    const answer = await fetch(`${url}/console/${path}`);
    const body: Body = JSON.parse(await answer.text());
    return body;
  }

  async function post(
    path: string,
    body: unknown = {},
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const answer = await fetch(`${url}/console/${path}`, {
      method: 'POST',
      headers,
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: answer.status, body: JSON.parse(await answer.text()) };
  }

  const state = () => get<ConsoleState>('state');

  /** Messages that all see, and that name this. */
  async function cards(needle: string): Promise<ShownMessage[]> {
    const { messages } = await state();
    return messages.filter(
      (one) =>
        !one.isEphemeral && one.threadTs === undefined && JSON.stringify(one).includes(needle),
    );
  }

  return {
    url,
    slack,
    /** When the next summary is told, as the machine's clock has it: `2026-11-26T08:15`, of UTC. */
    nextSummary,
    project,
    program,
    post,
    state,
    cards,
    world: () => get<World>('world'),
    line: ({ channel, ts }: Pick<ShownMessage, 'channel' | 'ts'>) =>
      get<Line>(`line?channel=${channel}&ts=${ts}`),
    /** The last message that the person alone sees. */
    aside: async () => (await state()).messages.filter(({ isEphemeral }) => isEphemeral).at(-1),
    async send(webhook: Partial<SendWebhook> & { subject: string }): Promise<DoorSaid[]> {
      const manner: Manner = 'signed';
      const whole = { from: 'plaid', name: 'ITEM.ERROR', fields: {}, manner, ...webhook };
      const answer = await fetch(`${url}/console/webhooks`, {
        method: 'POST',
        body: JSON.stringify(whole),
      });
      const { answers }: { answers: DoorSaid[] } = JSON.parse(await answer.text());
      return answers;
    },
    async card(needle: string): Promise<ShownMessage> {
      await expect.poll(async () => (await cards(needle)).length, PATIENCE).toBeGreaterThan(0);
      const [found] = await cards(needle);
      if (found === undefined) throw new Error('no card');
      return found;
    },
    async play(id: string): Promise<ScenarioProgress | undefined> {
      expect(await post('scenarios', { id })).toEqual({ status: 200, body: { ok: true } });
      const outcome = async () => (await state()).scenario?.outcome;
      await expect.poll(outcome, { timeout: 120_000, interval: 100 }).not.toBe('running');
      return (await state()).scenario;
    },
    async stop() {
      program.signal('SIGINT');
      await program.ended;
      await project.remove();
    },
  };
}

/** No summary comes into a story of some hours, whatever time of day it is played at: it was told an hour ago. */
function in23Hours(): string {
  return new Date(Date.now() + 23 * 60 * 60_000).toISOString().slice(0, 16);
}

export type PlayedConsole = Awaited<ReturnType<typeof startConsole>>;
