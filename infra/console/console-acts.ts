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
  slackClick,
  slackTrouble,
  slash,
} from './console-requests.ts';
import type { Done } from './contract.ts';
import { resetWorld } from './reset-world.ts';
import type { ScenarioRunner } from './run-scenario.ts';
import { scenarios } from './scenarios/all-scenarios.ts';
import type { WebhookSending } from './send-webhooks.ts';
import { troubleSlack } from './trouble-slack.ts';

/** @returns what is answered; undefined: that it is done */
type Act = (body: unknown) => Promise<unknown>;

/** What a person can do at the page, by the path behind `/console/`. */
export function consoleActs(
  backstage: Backstage,
  send: WebhookSending,
  runner: ScenarioRunner,
): ReadonlyMap<string, Act> {
  const { changes, heartbeat } = backstage;
  return new Map<string, Act>([
    ['slash', async (body) => answered(await slackOf(backstage).client.type({ ...slash(body) }))],
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
}

const ok: Done = { ok: true };
const done = Promise.resolve();

/** A person sees of a refusal what Slack would show; for the rest there is a sentence. */
function answered(door: { status: number } | undefined): Done {
  if (door === undefined) throw new Untakable('That is no longer there.');
  return door.status === 200
    ? ok
    : { ok: false, problem: `The app answered ${String(door.status)}.` };
}
