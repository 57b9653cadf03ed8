import { createHmac, randomUUID } from 'node:crypto';

import { apiUrl } from './api-url.ts';
import { SetupProblem } from './setup-problem.ts';
import type { Setup } from './setup-step.ts';
import type { StoredSecret } from './stored-secret.ts';

const TIMEOUT_MS = 10_000;
/** A function that has just started with the old secret asks for the new one when a signature fails. */
const TRIES = 3;
const BETWEEN_MS = 5_000;

/**
 * Asks the deployment what Slack asks to verify a request URL, signed as Slack signs. So the address, the function behind
 * it and the signing secret that it has are all seen to be right.
 */
export async function checkDoor(setup: Setup, { values }: StoredSecret): Promise<void> {
  const url = `${await apiUrl(setup)}/slack/events`;
  const { SLACK_SIGNING_SECRET: secret } = values;
  if (secret === undefined)
    throw new SetupProblem(
      'No signing secret of Slack is stored yet: npm run setup -- --only slack-keys',
    );
  let status = 0;
  for (let tried = 0; tried < TRIES; tried += 1) {
    if (tried > 0) await setup.sleep(BETWEEN_MS);
    status = await challenge(url, secret, setup.now());
    if (status === 200) {
      setup.terminal
        .say(`${url} answers Slack's challenge. If the app's page shows the request URL as not
verified (Event Subscriptions, or App Manifest), let Slack try it again there.`);
      return;
    }
  }
  throw new SetupProblem(`${url} ${whatItMeans(status)}`);
}

/** @returns the status; 0 when nobody answers, 200 only with the right answer */
async function challenge(url: string, secret: string, now: Date): Promise<number> {
  const expected = randomUUID();
  const body = JSON.stringify({ type: 'url_verification', challenge: expected });
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': `v0=${signature}`,
      },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await answer.text();
    return answer.status === 200 && !text.includes(expected) ? 204 : answer.status;
  } catch {
    return 0;
  }
}

function whatItMeans(status: number): string {
  switch (status) {
    case 0:
      return 'does not answer. Is it deployed (npm run setup -- --only deploy), and is the network open?';
    case 401:
      return 'takes the signature for a forger’s: the function has another signing secret than the one that is stored, or this machine’s clock is wrong by more than five minutes. Wait five minutes and try again.';
    case 404:
      return 'is not there: another stack answers at that address. Deploy again: npm run setup -- --only deploy';
    case 204:
      return 'answers, but not what Slack has to hear. Deploy again: npm run setup -- --only deploy';
    default:
      return `answers ${status}: the function has an error of its own. Its log group in CloudWatch says which; mostly a name is missing in the secret.`;
  }
}
