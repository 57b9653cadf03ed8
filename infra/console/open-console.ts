import type { LocalAnswer, LocalHandler } from '../local/listen.ts';
import { type Backstage, slackOf, Untakable } from './backstage.ts';
import { changeBank } from './change-bank.ts';
import {
  bankChange,
  clockMove,
  modalAct,
  modalValues,
  scenarioChoice,
  sendWebhook,
  shortcut,
  slackTrouble,
  slash,
  slackClick,
} from './console-requests.ts';
import { consoleState } from './console-state.ts';
import { consoleWorld } from './console-world.ts';
import type { Done } from './contract.ts';
import { messageLine } from './message-line.ts';
import { openStage } from './open-stage.ts';
import { pageFile } from './page-files.ts';
import { resetWorld } from './reset-world.ts';
import { openScenarioRunner } from './run-scenario.ts';
import { scenarios } from './scenarios/all-scenarios.ts';
import { seedItems } from './seed-items.ts';
import { openWebhooks } from './send-webhooks.ts';
import { troubleSlack } from './trouble-slack.ts';

export interface ConsoleServer {
  /** @returns undefined for what is none of the console's */
  answer(request: Parameters<LocalHandler>[0]): Promise<LocalAnswer> | undefined;
  close(): Promise<void>;
}

type Act = (body: unknown) => Promise<unknown>;

/** The server side of the page: what it shows, and what a person can do there. */
export function openConsole(backstage: Backstage): ConsoleServer {
  seedItems(backstage);
  const { changes, heartbeat } = backstage;
  const send = openWebhooks(backstage);
  const runner = openScenarioRunner(
    (signal) => openStage(backstage, send, signal),
    () => {
      changes.happened();
    },
  );

  const posts = new Map<string, Act>([
    ['slash', async (body) => answered(await slackOf(backstage).client.type(slash(body)))],
    ['click', async (body) => answered(await slackOf(backstage).client.click(slackClick(body)))],
    [
      'shortcut',
      async (body) => answered(await slackOf(backstage).client.shortcut(shortcut(body))),
    ],
    [
      'modal/submit',
      async (body) => answered(await slackOf(backstage).client.submit(modalValues(body))),
    ],
    [
      'modal/act',
      async (body) => {
        const { blockId, actionId, value, values } = modalAct(body);
        const { client } = slackOf(backstage);
        return answered(await client.choose({ blockId, actionId, value }, values));
      },
    ],
    ['modal/close', () => slackOf(backstage).client.close()],
    ['home', async () => answered(await slackOf(backstage).client.openHome())],
    [
      'webhooks',
      async (body) => {
        const answers = await send(sendWebhook(body));
        changes.happened();
        return { answers };
      },
    ],
    ['banks', (body) => changeBank(bankChange(body), backstage)],
    [
      'slack',
      (body) => {
        troubleSlack(slackTrouble(body), backstage);
        return done;
      },
    ],
    [
      'clock',
      async (body) => {
        await heartbeat.forward(clockMove(body).seconds * 1000);
        changes.happened();
      },
    ],
    [
      'scenarios',
      (body) => {
        const { id } = scenarioChoice(body);
        const scenario = scenarios.find((one) => one.id === id);
        if (scenario === undefined) throw new Untakable('There is no such scenario.');
        runner.begin(scenario);
        return done;
      },
    ],
    [
      'reset',
      async () => {
        await runner.clear();
        await resetWorld(backstage);
      },
    ],
  ]);

  async function get(url: URL): Promise<LocalAnswer> {
    switch (url.pathname) {
      case '/console/events':
        return events(backstage);
      case '/console/state': {
        const alertChannel = process.env['ALERT_CHANNEL'] ?? '';
        return { status: 200, body: consoleState(backstage, alertChannel, runner.progress()) };
      }
      case '/console/world':
        return { status: 200, body: await consoleWorld(backstage) };
      case '/console/line': {
        const { searchParams: of } = url;
        const line = await messageLine(of.get('channel') ?? '', of.get('ts') ?? '', backstage);
        return line === undefined
          ? refused(404, 'There is no such message.')
          : { status: 200, body: line };
      }
      default:
        return pageFile(url.pathname) ?? refused(404, 'Nothing is here.');
    }
  }

  async function post(path: string, body: Buffer): Promise<LocalAnswer> {
    const act = posts.get(path.slice('/console/'.length));
    if (act === undefined) return refused(404, 'Nothing is here.');
    try {
      return { status: 200, body: (await act(jsonIn(body))) ?? ok };
    } catch (error) {
      if (error instanceof Untakable) return refused(409, error.message);
      throw error;
    }
  }

  return {
    answer({ method, url, headers, body }) {
      const isOurs = url.pathname === '/' || url.pathname.startsWith('/console/');
      if (!isOurs) return undefined;
      const { host = '', origin } = headers;
      // A page elsewhere must neither act here nor read, under whatever name it reaches this machine.
      const isHere = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host);
      if (!isHere || (origin !== undefined && origin !== `http://${host}`))
        return Promise.resolve(refused(403, 'Only the page of this address may ask.'));
      if (method === 'GET') return get(url);
      return method === 'POST'
        ? post(url.pathname, body)
        : Promise.resolve(refused(405, 'GET and POST alone.'));
    },
    close: () => runner.clear(),
  };
}

const ok: Done = { ok: true };
const done = Promise.resolve();

function refused(status: number, problem: string): LocalAnswer {
  const done: Done = { ok: false, problem };
  return { status, body: done };
}

/** A person sees of a refusal what Slack would show; for the rest there is a sentence. */
function answered(door: { status: number } | undefined): Done {
  if (door === undefined) throw new Untakable('That is no longer there.');
  return door.status === 200
    ? ok
    : { ok: false, problem: `The app answered ${String(door.status)}.` };
}

function jsonIn(body: Buffer): unknown {
  try {
    return body.length === 0 ? {} : JSON.parse(body.toString('utf8'));
  } catch {
    throw new Untakable('That is not JSON.');
  }
}

/** A revision each time that something has changed. */
function events({ changes }: Backstage): LocalAnswer {
  return {
    status: 200,
    body: '',
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
    stream(write) {
      const tell = (revision: number) => {
        write(`data: ${JSON.stringify({ revision })}\n\n`);
      };
      tell(changes.revision());
      return changes.watch(tell);
    },
  };
}
