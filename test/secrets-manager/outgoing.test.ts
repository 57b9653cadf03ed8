import { describe, expect, it } from 'vitest';

import { connectCodatApi } from '#lib/codat/codat-api.ts';
import { problemMessage } from '#lib/messages/problem-message.ts';
import { connectPlaidApi } from '#lib/plaid/plaid-api.ts';
import type { Rotating } from '#lib/rotating.ts';
import { connectSlackChannel } from '#lib/slack/slack-channel.ts';

import type { LocalAnswer } from '../../infra/local/listen.ts';
import { listenDuringTest } from '../fakes/listen-during-test.ts';
import { fakeLog } from '../fakes/fake-ports.ts';
import { slackConfig } from '../fakes/open-slack-door.ts';

const [OLD, NEW] = ['the-old-one-41ce', 'the-new-one-9b02'];
const message = problemMessage('One card.');
const mark = { alert: 'alert-1', part: 'card' };

/** Settings whose secret is another one once they are read anew, if there is another. */
function rotatingTo<Settings>(
  old: Settings,
  next: Settings,
): Rotating<Settings> & { reads: number } {
  let settings = old;
  const state = {
    reads: 0,
    current: () => settings,
    renew: () => {
      state.reads += 1;
      settings = next;
      return Promise.resolve();
    },
    during: <Answer>(work: () => Promise<Answer>) => work(),
  };
  return state;
}

/** A service that takes one secret, wherever in a request it stands. */
async function service(accepted: string, yes: unknown, no: LocalAnswer) {
  const paths: string[] = [];
  const url = await listenDuringTest(({ url: asked, headers, body }) => {
    paths.push(asked.pathname);
    const basic = Buffer.from(accepted).toString('base64');
    const sent = `${JSON.stringify(headers)} ${body.toString('utf8')}`;
    return sent.includes(accepted) || sent.includes(basic) ? { status: 200, body: yes } : no;
  });
  return { url, paths };
}

describe.each(['invalid_auth', 'token_revoked', 'token_expired'])('a token that is %s', (error) => {
  const no = { status: 200, body: { ok: false, error } };
  const posted = { ok: true, channel: 'C0ALERTS', ts: '1795262400.000100' };

  it('is read anew, and the post made once more', async () => {
    const { url, paths } = await service(NEW, posted, no);
    const config = { ...slackConfig, apiUrl: `${url}/api/` };
    const settings = rotatingTo({ ...config, botToken: OLD }, { ...config, botToken: NEW });
    const channel = connectSlackChannel(settings, fakeLog());
    for (const edited of [
      channel.post('C1', message, mark),
      channel.edit('C1', '1.1', message, mark),
    ])
      expect(await edited).toMatchObject({ kind: 'done' });
    expect(paths.filter((path) => path.endsWith('postMessage'))).toHaveLength(2);
  });

  it('does not hide a card that is looked for: it would be posted a second time', async () => {
    const metadata = { event_type: 'tartan_alert', event_payload: mark };
    const history = { ok: true, messages: [{ ts: '1795262400.000100', metadata }] };
    const { url } = await service(NEW, history, no);
    const config = { ...slackConfig, apiUrl: `${url}/api/` };
    const settings = rotatingTo({ ...config, botToken: OLD }, { ...config, botToken: NEW });
    const log = fakeLog();
    const channel = connectSlackChannel(settings, log);
    expect(await channel.find('C1', mark, new Date(0))).toBe('1795262400.000100');
    expect(log.lines).toEqual([]);
  });

  it('is told as it is when there is no newer one', async () => {
    const { url, paths } = await service(NEW, posted, no);
    const config = { ...slackConfig, apiUrl: `${url}/api/`, botToken: OLD };
    const settings = rotatingTo(config, config);
    const outcome = await connectSlackChannel(settings, fakeLog()).post('C1', message, mark);
    expect(outcome).toEqual({ kind: 'refused', reason: error });
    expect(paths).toHaveLength(1);
    expect(settings.reads).toBe(1);
  });
});

it('any other refusal of Slack reads nothing anew', async () => {
  const { url } = await service(
    NEW,
    {},
    { status: 200, body: { ok: false, error: 'is_archived' } },
  );
  const config = { ...slackConfig, apiUrl: `${url}/api/`, botToken: OLD };
  const settings = rotatingTo(config, { ...config, botToken: NEW });
  const outcome = await connectSlackChannel(settings, fakeLog()).post('C1', message, mark);
  expect(outcome).toEqual({ kind: 'refused', reason: 'is_archived' });
  expect(settings.reads).toBe(0);
});

const apis = [
  {
    api: 'Plaid',
    refusal: { status: 400, body: { error_code: 'INVALID_API_KEYS' } },
    other: { status: 400, body: { error_code: 'INVALID_FIELD' } },
    yes: { institutions: [] },
    connect: (url: string, next: string) => {
      const config = { clientId: 'c', baseUrl: url, environment: 'sandbox', countries: ['US'] };
      const settings = rotatingTo({ ...config, secret: OLD }, { ...config, secret: next });
      const api = connectPlaidApi(settings);
      return { settings, ask: () => api.searchInstitutions('chase') };
    },
    found: [],
  },
  {
    api: 'Codat',
    refusal: { status: 401, body: { error: 'Unauthorized' } },
    other: { status: 403, body: { error: 'Forbidden' } },
    yes: {},
    connect: (url: string, next: string) => {
      const settings = rotatingTo({ baseUrl: url, apiKey: OLD }, { baseUrl: url, apiKey: next });
      const api = connectCodatApi(settings);
      return { settings, ask: () => api.dataStatus('company') };
    },
    found: [],
  },
];

describe.each(apis)('keys that $api refuses', ({ refusal, other, yes, connect, found }) => {
  it('are read anew, and the question asked once more', async () => {
    const { url, paths } = await service(NEW, yes, refusal);
    const { ask } = connect(url, NEW);
    expect(await ask()).toEqual(found);
    expect(await ask()).toEqual(found);
    expect(paths).toHaveLength(3);
  });

  it('are told as refused when the newer ones are, too', async () => {
    const { url, paths } = await service('neither', yes, refusal);
    const { ask } = connect(url, NEW);
    await expect(ask()).rejects.toMatchObject({ name: 'UpstreamError' });
    expect(paths).toHaveLength(2);
  });

  it('are not doubted for another refusal', async () => {
    const { url } = await service(NEW, yes, other);
    const { ask, settings } = connect(url, NEW);
    await expect(ask()).rejects.toMatchObject({ name: 'UpstreamError' });
    expect(settings.reads).toBe(0);
  });
});
