import { describe, expect, it } from 'vitest';

import { receiveCodatWebhook } from '#lib/codat/receive-codat-webhook.ts';
import { refusalNotes } from '#lib/incoming/refusal-notes.ts';
import { standardWebhook } from '#lib/incoming/standard-webhook.ts';
import { receiveWebhook } from '#lib/plaid/receive-webhook.ts';
import { receiveReport } from '#lib/reports/receive-report.ts';

import { CONNECTION } from '../builders/codat-webhook.ts';
import { signedWebhook, signingKey } from '../builders/plaid-webhook.ts';
import { REPORTS_SECRET, signedReport, whsec } from '../builders/signed-report.ts';
import { slashCommand } from '../builders/slack-request.ts';
import { DOCTOR_ITEM, type Ill, openDoctorWorld, openWellTartan } from '../fakes/doctor-world.ts';
import { functionFailed } from '../fakes/lambda-server.ts';

type World = Awaited<ReturnType<typeof openDoctorWorld>>;

interface Case {
  fault: string;
  ill?: Ill;
  /** What happens to a Tartan that has been well. */
  happens?: (world: World) => Promise<unknown>;
  says: string;
  fix: string;
  isCaution?: true;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const WRONG = whsec('of somebody else');

/** A door for signed webhooks as it is with that secret. */
function signedDoor({ ports }: World, secret: string | undefined) {
  const signature = secret === undefined ? undefined : standardWebhook(secret);
  const { now, inbox, log } = ports;
  const request = signedReport(REPORTS_SECRET, now(), '{}');
  return {
    codat: () =>
      receiveCodatWebhook(request, {
        now,
        signature,
        inbox,
        log,
        noteRefusal: refusalNotes('codat', ports),
      }),
    reports: () =>
      receiveReport(request, {
        now,
        signature,
        inbox,
        log,
        noteRefusal: refusalNotes('reports', ports),
      }),
  };
}

/** Plaid's door where Plaid gives no keys. */
async function knockUnverified({ ports }: World, times: number): Promise<void> {
  const { now, inbox, log } = ports;
  const noteRefusal = refusalNotes('plaid', ports);
  const keys = { find: () => Promise.resolve({ kind: 'unavailable' as const }) };
  for (let knocked = 0; knocked < times; knocked += 1)
    await receiveWebhook(signedWebhook(signingKey(), now(), '{}'), {
      now,
      keys,
      inbox,
      log,
      noteRefusal,
    });
}

async function knockUnsigned({ ports }: World, times: number): Promise<void> {
  const { now, inbox, log } = ports;
  const noteRefusal = refusalNotes('plaid', ports);
  const keys = { find: () => Promise.resolve({ kind: 'unknown' as const }) };
  for (let knocked = 0; knocked < times; knocked += 1) {
    // A write tells what came in the minute before it.
    if (knocked === times - 1) ports.pass(MINUTE_MS);
    await receiveWebhook(
      { method: 'POST', headers: {}, body: Buffer.from('{}') },
      { now, keys, inbox, log, noteRefusal },
    );
  }
}

const loginRequired = {
  webhook_type: 'ITEM',
  webhook_code: 'ERROR',
  error: { error_type: 'ITEM_ERROR', error_code: 'ITEM_LOGIN_REQUIRED' },
};

const cases: Case[] = [
  {
    fault: 'a bot token that never was one',
    ill: { slack: { 'auth.test': 'invalid_auth', 'conversations.history': 'invalid_auth' } },
    says: 'Slack does not take the bot token (`invalid_auth`)',
    fix: '`SLACK_BOT_TOKEN`',
  },
  {
    fault: 'a bot token that was rotated',
    ill: { slack: { 'auth.test': 'token_revoked', 'conversations.history': 'token_revoked' } },
    says: 'Slack does not take the bot token (`token_revoked`)',
    fix: 'Copy the Bot User OAuth Token',
  },
  {
    fault: 'a wrong client id of Plaid',
    ill: { plaidKeys: { clientId: 'client-of-another-team' } },
    says: 'Plaid does not take the keys in sandbox (`INVALID_API_KEYS`)',
    fix: '`PLAID_CLIENT_ID`',
  },
  {
    fault: 'a secret of Plaid that was rotated',
    ill: { plaidKeys: { secret: 'secret-of-last-year' } },
    says: 'Plaid does not take the keys in sandbox (`INVALID_API_KEYS`)',
    fix: '`PLAID_SECRET`',
  },
  {
    fault: 'a secret of Plaid that only the door still has',
    happens: (world) => knockUnverified(world, 1),
    says: '1 webhook could not be verified',
    fix: 'deploy again',
  },
  {
    fault: 'a wrong signing secret of Slack',
    happens: ({ doors }) => doors.slack(slashCommand('status'), { secret: 'of-another-app' }),
    says: 'Requests in Slack’s name did not fit the signing secret: 1 time',
    fix: '`SLACK_SIGNING_SECRET`',
  },
  {
    fault: 'a wrong API key of Codat',
    ill: { codatKey: 'of-last-year' },
    says: 'Codat does not take the API key (`http_401`)',
    fix: '`CODAT_API_KEY`',
  },
  {
    fault: 'a wrong webhook secret of Codat',
    happens: (world) => signedDoor(world, WRONG).codat(),
    says: 'Webhooks in Codat’s name did not fit the secret: 1 time',
    fix: '`CODAT_WEBHOOK_SECRET`',
  },
  {
    fault: 'a wrong secret of the reports',
    happens: (world) => signedDoor(world, WRONG).reports(),
    says: 'Reports in your app’s name did not fit the secret: 1 time',
    fix: '`REPORTS_SECRET`',
  },
  {
    fault: 'webhooks of Codat without CODAT=on',
    happens: (world) => signedDoor(world, undefined).codat(),
    says: 'Codat sends webhooks, but they are switched off',
    fix: '`CODAT=on`',
  },
  {
    fault: 'reports without REPORTS=on',
    happens: (world) => signedDoor(world, undefined).reports(),
    says: 'Your app sends reports, but they are switched off',
    fix: '`REPORTS=on`',
  },
  {
    fault: 'a missing scope',
    ill: { scopes: ['commands', 'chat:write', 'channels:history'] },
    says: 'The Slack app lacks `groups:history`: a card may stand twice in a private channel',
    fix: 'install the app again',
  },
  {
    fault: 'an archived channel of the cards',
    ill: { slackFault: (call) => archived(call) },
    happens: async (world) => {
      await world.webhook(loginRequired);
      await world.deliver();
    },
    says: 'The channel of the cards is archived: Slack refuses posts since',
    fix: 'Unarchive it',
  },
  {
    fault: 'a bot that is not in the channel of the cards',
    ill: { slack: { 'conversations.history C0ALERTS': 'not_in_channel' } },
    says: 'The bot is not in the channel `C0ALERTS`',
    fix: '`/invite @Tartan`',
  },
  {
    fault: 'a bot that is not in the channel of the summary',
    ill: { slack: { 'conversations.history C0SUMMARY': 'not_in_channel' } },
    says: 'The bot is not in the channel `C0SUMMARY`',
    fix: '`/invite @Tartan`',
  },
  {
    fault: 'a channel that is not there',
    ill: { slack: { 'conversations.history C0ALERTS': 'channel_not_found' } },
    says: 'Slack knows no channel `C0ALERTS`',
    fix: '`ALERT_CHANNEL`',
  },
  {
    fault: 'webhooks that ceased',
    happens: async (world) => {
      world.ports.pass(1.5 * DAY_MS);
      await world.sumUp();
      await world.sweepNow();
    },
    says: 'No webhook of Plaid since',
    fix: '`/plaid doctor &lt;item&gt;`',
    isCaution: true,
  },
  {
    fault: 'webhooks of another environment than that of the keys',
    ill: { can: { environment: 'production' } },
    says: 'The last webhooks are of `sandbox`, but `PLAID_ENV` is `production`',
    fix: '`PLAID_ENV`',
  },
  {
    fault: 'Items that send their webhooks elsewhere',
    ill: { home: 'https://old.example' },
    says: `Item \`${DOCTOR_ITEM}\` sends its webhooks to https://old.example/webhooks/plaid`,
    fix: 'https://tartan.example/webhooks/plaid with `/item/webhook/update`',
  },
  {
    fault: 'a clock that is ahead',
    ill: { behindS: 300 },
    says: 'Our clock is 5 min ahead of Slack’s',
    fix: 'Set the clock',
  },
  {
    fault: 'a clock that is behind',
    ill: { behindS: -120 },
    says: 'Our clock is 2 min behind Slack’s',
    fix: 'Set the clock',
  },
  {
    fault: 'the schedule of the sweep switched off',
    happens: ({ ports }) => {
      ports.pass(10 * MINUTE_MS);
      return Promise.resolve();
    },
    says: 'No sweep has come to its end since',
    fix: 'Enable the schedule of the sweep',
  },
  {
    fault: 'the schedule of the summary switched off',
    happens: async (world) => {
      world.ports.pass(DAY_MS);
      await world.webhook();
      await world.deliver();
      await world.sweepNow();
    },
    says: 'The summary of Sun 22 Nov has not been told in the channel `C0SUMMARY`, the last was of Sat 21 Nov',
    fix: 'Enable the schedule of the daily-summary',
    isCaution: true,
  },
  {
    fault: 'a stream that is stuck',
    happens: async (world) => {
      world.ports.pass(1_000);
      await world.webhook(loginRequired);
      world.ports.pass(3 * MINUTE_MS);
    },
    says: 'Webhooks are kept but not dealt with: of 1 of the last 1 Item',
    fix: 'stream mapping',
  },
  {
    fault: 'dead letters',
    ill: { deadLetters: 2 },
    says: '2 dead letters',
    fix: '`npm run redrive`',
  },
  {
    fault: 'keys that nobody has changed for a year',
    ill: { keysChanged: '2025-11-20T12:00:00Z' },
    says: 'The keys have not been changed for 366 days',
    fix: '/plaid checklist secret-rotation',
    isCaution: true,
  },
  {
    fault: 'a broker that fails',
    ill: { broker: functionFailed('no such table') },
    says: 'The access-token broker failed',
    fix: '`ACCESS_TOKEN_FUNCTION`',
  },
  {
    fault: 'a broker that knows no token',
    ill: { broker: { status: 200, body: { access_token: null } } },
    says: 'The access-token broker knows no token',
    fix: 'where your app stores tokens',
  },
  {
    fault: 'a broker of another environment',
    ill: { broker: { status: 200, body: { access_token: 'access-production-1-2' } } },
    says: 'The access-token broker gives a token of another environment',
    fix: '`PLAID_ENV`',
  },
  {
    fault: 'many webhooks that are rejected',
    happens: async (world) => {
      await knockUnsigned(world, 20);
      await world.sweepNow();
    },
    says: '20 webhooks were rejected within two hours, 1 kept',
    fix: 'plaid-webhook',
  },
  {
    fault: 'webhooks that come late',
    happens: ({ ports, doors }) => {
      const request = signedReport(REPORTS_SECRET, new Date(ports.now().getTime() - DAY_MS), '{}');
      expect(doors.followUps.started).toEqual([]);
      return receiveReport(request, {
        ...ports,
        signature: standardWebhook(REPORTS_SECRET),
        noteRefusal: refusalNotes('reports', ports),
      });
    },
    says: 'Your app sent 1 request that was rightly signed and too old',
    fix: 'clock',
    isCaution: true,
  },
  {
    fault: 'cards that are late',
    ill: { slackFault: (call) => (call === 'post' ? limitedOnce() : undefined) },
    happens: async (world) => {
      await world.webhook(loginRequired);
      await world.deliver();
      world.ports.pass(30 * MINUTE_MS);
      await world.ports.pulses.swept(world.ports.now());
    },
    says: '1 card should have been posted or changed by now',
    fix: 'sweep function',
    isCaution: true,
  },
  {
    fault: 'a store that does not answer',
    ill: {
      fault: (place) => {
        if (place === 'pulses.lastSweep') throw new Error('no store');
      },
    },
    says: 'The database did not tell the sweep',
    fix: 'DynamoDB',
  },
];

/** The summary was told before the channel of the cards was archived. */
function archived(call: string) {
  return call === 'post' ? ({ kind: 'refused', reason: 'is_archived' } as const) : undefined;
}

function limitedOnce() {
  return { kind: 'limited', retryAfterMs: MINUTE_MS } as const;
}

describe('/plaid doctor', () => {
  it('says of a Tartan in good health that all is well, and why it thinks so', async () => {
    const world = await openWellTartan();
    const { lines, wrong, fine } = await world.ask();
    expect(wrong).toEqual([]);
    expect(lines.join('\n')).toContain('What is stored: all is well');
    expect(lines.join('\n')).toContain('Asked outside: all is well');
    for (const fact of [
      'last webhook of sandbox',
      'last webhooks of 1 Item are dealt with',
      'last sweep',
      'no card is open',
      'summary of Sat 21 Nov told',
      'nothing refused at the doors',
      'Slack takes the bot token',
      'all 4 scopes',
      'the bot is in all 2 channels',
      'clock right within 1 s',
      'Plaid takes the keys of sandbox',
      'Codat takes the API key',
      'webhook address right at 1 Item',
      'the access-token broker answers',
      'no dead letters',
      'keys changed',
    ])
      expect(fine).toContain(fact);
  });

  it.each(cases)(
    'names $fault in one line, with its fix',
    async ({ ill, happens, ...expected }) => {
      // What Slack refuses is refused once Tartan has been well.
      let isIll = false;
      const world = await openWellTartan({
        ...ill,
        ...(ill?.slackFault && {
          slackFault: (call) => (isIll ? ill.slackFault?.(call) : undefined),
        }),
      });
      isIll = true;
      await happens?.(world);
      const { wrong } = await world.ask();
      expect(wrong).toEqual([expect.stringContaining(expected.says)]);
      expect(wrong[0]).toContain(expected.isCaution ? ':large_yellow_circle:' : ':red_circle:');
      const [, fix = ''] = wrong[0]?.split('*Fix:*') ?? [];
      expect(fix).toContain(expected.fix);
    },
  );

  it('says of a new one that no webhook has come yet', async () => {
    const world = await openDoctorWorld();
    await world.sumUp();
    await world.sweepNow();
    const { wrong } = await world.ask();
    expect(wrong).toEqual([expect.stringContaining('No webhook of Plaid has come')]);
    expect(wrong[0]).toContain('/item/webhook/update');
  });

  it('says of one that was never started all that lacks, the worst first', async () => {
    const world = await openDoctorWorld();
    const { wrong } = await world.ask();
    expect(wrong.map((line) => line.slice(0, 45))).toEqual([
      expect.stringContaining('No sweep has come to its end yet'),
      expect.stringContaining('No webhook of Plaid'),
    ]);
  });

  it('says that no summary has ever been told only once one was due', async () => {
    const world = await openDoctorWorld();
    await world.sweepNow();
    world.ports.pass(20 * 60 * MINUTE_MS);
    await world.webhook();
    await world.deliver();
    await world.sweepNow();
    expect((await world.ask()).wrong).toEqual([]);
    world.ports.pass(3 * 60 * MINUTE_MS);
    await world.sweepNow();
    expect((await world.ask()).wrong).toEqual([
      expect.stringContaining('The summary of Sun 22 Nov has not been told'),
    ]);
  });

  it('asks about the Item that is named', async () => {
    const world = await openWellTartan({ broker: { status: 200, body: { access_token: null } } });
    const { wrong } = await world.ask('doctor strangerItem7kQwErTyUiOpAsDfGhJkLzX12');
    expect(wrong).toEqual([expect.stringContaining('strangerItem7kQwErTyUiOpAsDfGhJkLzX12')]);
  });

  it.each(['doctor two words', 'doctor <!channel>'])('%s: says how to ask', async (text) => {
    const world = await openWellTartan();
    const { lines } = await world.ask(text);
    expect(lines.join(' ')).toContain('with one item_id behind it');
    expect(world.doors.followUps.started).toEqual([]);
  });

  it('says what it could not ask where nobody can ask', async () => {
    const world = await openWellTartan({ can: { hasFollowUps: false } });
    const { lines } = await world.ask();
    expect(lines.join(' ')).toContain('FOLLOW_UP_FUNCTION is not set');
  });

  it('asks no broker where there is none', async () => {
    const world = await openWellTartan({ can: { hasAccessTokens: false } });
    const { wrong, fine } = await world.ask();
    expect(wrong).toEqual([]);
    expect(fine).not.toContain('broker');
  });

  it('writes nothing in a store when it is asked, but who asked, and that Plaid was asked about an Item', async () => {
    const written: string[] = [];
    let isAsked = false;
    const world = await openWellTartan({
      fault: (place, when) => {
        if (isAsked && when === 'before') written.push(place);
      },
    });
    isAsked = true;
    await world.ask();
    const writes = /save|keep|learn|add|note|begin|finish|swept|take/;
    expect(written.filter((place) => writes.test(place))).toEqual([
      'audit.add',
      'checks.begin',
      'checks.finish',
    ]);
  });

  it('does not take a sweep that fails for one that came to its end', async () => {
    let fails = false;
    const world = await openWellTartan({
      fault: (place) => {
        if (fails && place === 'alerts.due') throw new Error('no store');
      },
    });
    fails = true;
    world.ports.pass(6 * MINUTE_MS);
    await expect(world.sweepNow()).rejects.toThrow('no store');
    expect((await world.ask()).wrong).toEqual([
      expect.stringContaining('No sweep has come to its end since'),
    ]);
  });

  it('that cannot be told of a sweep does not end it', async () => {
    const world = await openWellTartan({
      fault: (place) => {
        if (place === 'pulses.swept') throw new Error('no store');
      },
    });
    expect(world.ports.log.lines).toContainEqual(
      expect.objectContaining({ sentence: 'sweep not noted' }),
    );
  });

  it('does not call a wrong signature of long ago a fault', async () => {
    const world = await openWellTartan();
    await signedDoor(world, WRONG).codat();
    world.ports.pass(150 * MINUTE_MS);
    await world.sweepNow();
    expect((await world.ask()).wrong).toEqual([]);
  });

  it('knows Codat’s and Plaid’s webhooks apart', async () => {
    const world = await openDoctorWorld();
    await world.sumUp();
    await world.sweepNow();
    await world.doors.codat(
      JSON.stringify({
        eventType: 'connection.connected',
        payload: { connection: { id: CONNECTION } },
      }),
    );
    expect((await world.ask()).wrong).toEqual([expect.stringContaining('No webhook of Plaid')]);
  });
});
