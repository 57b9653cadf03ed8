import type { LocalAnswer, LocalHandler } from '../local/listen.ts';
import { type Backstage, Untakable } from './backstage.ts';
import { consoleActs } from './console-acts.ts';
import { consoleState } from './console-state.ts';
import { consoleWorld } from './console-world.ts';
import type { Done } from './contract.ts';
import { messageLine } from './message-line.ts';
import { openStage } from './open-stage.ts';
import { pageFile } from './page-files.ts';
import { openScenarioRunner } from './run-scenario.ts';
import { seedItems } from './seed-items.ts';
import { openWebhooks } from './send-webhooks.ts';

export interface ConsoleServer {
  /** @returns undefined for what is none of the console's */
  answer(request: Parameters<LocalHandler>[0]): Promise<LocalAnswer> | undefined;
  close(): Promise<void>;
}

/** The server side of the page: what it shows, and what a person can do there. */
export function openConsole(backstage: Backstage): ConsoleServer {
  seedItems(backstage);
  const send = openWebhooks(backstage);
  const runner = openScenarioRunner(
    (signal) => openStage(backstage, send, signal),
    () => {
      backstage.changes.happened();
    },
  );

  const acts = consoleActs(backstage, send, runner);

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
    const act = acts.get(path.slice('/console/'.length));
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
      // Under the name of a page elsewhere, that page could read and act here.
      if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(headers.host ?? ''))
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

function refused(status: number, problem: string): LocalAnswer {
  const done: Done = { ok: false, problem };
  return { status, body: done };
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
