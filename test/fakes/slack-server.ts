import { onTestFinished } from 'vitest';

import { listen, type LocalAnswer } from '../../infra/local/listen.ts';

/** A request as it arrived. */
interface SlackCall {
  path: string;
  contentType: string | undefined;
  body: string;
  /** The fields of a form. */
  form: Readonly<Record<string, string>>;
}

/**
 * A Slack on this machine, closed when the test ends. It gives the answers in turn, and the last one for ever.
 *
 * @param answers `never`: it takes the request and stays silent
 */
export async function startSlackServer(...answers: (LocalAnswer | 'never')[]) {
  const calls: SlackCall[] = [];
  const server = await listen(0, ({ url, headers, body }) => {
    const text = body.toString('utf8');
    const form = Object.fromEntries(new URLSearchParams(text));
    calls.push({ path: url.pathname, contentType: headers['content-type'], body: text, form });
    const answer = answers[Math.min(calls.length, answers.length) - 1];
    return answer === undefined || answer === 'never'
      ? new Promise<never>(() => undefined)
      : answer;
  });
  onTestFinished(() => server.close());
  return { url: server.url, calls };
}

/** One of Slack's usual answers: 200, and the truth in `ok`. */
export function slackSays(body: Readonly<Record<string, unknown>>): LocalAnswer {
  return { status: 200, body };
}
