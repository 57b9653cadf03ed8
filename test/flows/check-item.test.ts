import { describe, expect, it } from 'vitest';

import { applyToItem } from '#lib/flows/apply-to-item.ts';
import { followUp } from '#lib/flows/follow-up.ts';
import { healthStatus, type ItemHealth } from '#lib/health/item-health.ts';
import type { ItemEvent, PlaidError } from '#lib/health/item-event.ts';
import type { LiveItem } from '#lib/health/live-item.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

import { buttonsIn } from '../builders/ask.ts';
import {
  alive,
  at,
  ended,
  expiring,
  failed,
  permissionLost,
  repaired,
} from '../builders/item-events.ts';
import {
  fakeLivePorts,
  followed,
  followUpOf,
  liveInstitution,
  PRODUCTION_TOKEN,
  SANDBOX_TOKEN,
} from '../fakes/fake-live-ports.ts';

const ITEM = 'itemAAAAAAAAAAAAAAAAAAAAAAAA';
const CHECK = { kind: 'check', itemId: ITEM } as const;
const REQUEST = 'rQ7sV2kN9xLm4Tz';
const CONNECTION = 'b7e40c95-2a18-4f6d-8c31-70d9e5a2f614';
const loginRequired: PlaidError = { code: 'ITEM_LOGIN_REQUIRED', type: 'ITEM_ERROR' };

type World = NonNullable<Parameters<typeof fakeLivePorts>[0]>;

/** Before the clock of the world begins. */
const earlier = (minutes: number) => -minutes * 60;

function itemAt(but: Partial<LiveItem> = {}): LiveItem {
  return {
    itemId: ITEM,
    institutionId: 'ins_3',
    institutionName: 'Bank ins_3',
    updates: [],
    requestId: REQUEST,
    ...but,
  };
}

/** The world after these events, with a broker and a Plaid that knows the Item. */
async function worldAfter(events: readonly ItemEvent[], but: World = {}) {
  const live = fakeLivePorts({
    tokens: { [ITEM]: SANDBOX_TOKEN },
    item: itemAt(),
    institutions: [liveInstitution({ institutionId: 'ins_3' })],
    ...but,
  });
  const { fake } = live;
  for (const event of events) await fake.inbox.keep({ kind: 'item', event });
  const deal = async () => {
    for (const event of fake.inbox.stream()) await applyToItem(event, fake);
  };
  await deal();
  const kept = fake.inbox.entries.length;
  return {
    live,
    fake,
    /** What the check has kept. */
    news: () =>
      fake.inbox.entries
        .slice(kept)
        .flatMap((entry) => (entry.kind === 'item' ? [entry.event] : [])),
    /** What the Item is, once the inbox function has dealt with it. */
    async status() {
      await deal();
      const record = await fake.items.find(ITEM);
      return record && healthStatus(record.health);
    },
  };
}

describe('a check that Plaid answers', () => {
  it.each<{ case: string; events: ItemEvent[]; item: LiveItem; status: string; says: string[] }>([
    {
      case: 'heals a broken Item',
      events: [failed(earlier(60))],
      item: itemAt(),
      status: 'healthy',
      says: [
        ':large_green_circle:',
        'Plaid says that this Item works again',
        'ITEM_LOGIN_REQUIRED',
        'card',
      ],
    },
    {
      case: 'breaks one that seemed well',
      events: [alive(earlier(60))],
      item: itemAt({ error: loginRequired }),
      status: 'broken',
      says: [':red_circle:', 'Plaid reports `ITEM_LOGIN_REQUIRED`', '*The end user* must act'],
    },
    {
      case: 'leaves a broken one broken',
      events: [failed(earlier(60))],
      item: itemAt({ error: loginRequired }),
      status: 'broken',
      says: [':red_circle:', 'Plaid still reports `ITEM_LOGIN_REQUIRED`'],
    },
    {
      case: 'leaves a healthy one healthy',
      events: [alive(earlier(60))],
      item: itemAt(),
      status: 'healthy',
      says: [':large_green_circle:', 'Plaid reports no error: the login of this Item works'],
    },
    {
      case: 'settles a doubt for the better',
      events: [failed(earlier(60)), repaired(earlier(50)), failed(earlier(5))],
      item: itemAt(),
      status: 'healthy',
      says: ['works again'],
    },
    {
      case: 'settles a doubt for the worse',
      events: [failed(earlier(60)), repaired(earlier(50)), failed(earlier(5))],
      item: itemAt({ error: loginRequired }),
      status: 'broken',
      says: [':red_circle:', 'still reports'],
    },
    {
      case: 'knows of a lost permission besides',
      events: [permissionLost(earlier(60))],
      item: itemAt(),
      status: 'degraded',
      says: ['no error', 'Still true', '`PRODUCT_PERMISSIONS_REQUIRED`'],
    },
    {
      case: 'does not bring back what the user has ended',
      events: [ended(earlier(60))],
      item: itemAt(),
      status: 'ended',
      says: [':black_circle:', 'Still true', '`USER_PERMISSION_REVOKED`'],
    },
    {
      case: 'knows that consent was given anew',
      events: [expiring(earlier(60), { deadline: at(86_400) })],
      item: itemAt({ consentUntil: at(300 * 86_400) }),
      status: 'healthy',
      says: ['works again', 'the user’s consent ends'],
    },
    {
      case: 'has an error that nobody knows',
      events: [],
      item: itemAt({ error: { code: 'BRAND_NEW_ERROR' } }),
      status: 'broken',
      says: ['`BRAND_NEW_ERROR`', '*Your team* must act'],
    },
  ])('$case', async ({ events, item, status, says }) => {
    const world = await worldAfter(events, { item });
    const { shown, message } = await followed(CHECK, world.live);
    for (const words of says) expect(shown).toContain(words);
    expect(message.text.length).toBeLessThanOrEqual(150);
    expect(world.news()).toHaveLength(1);
    expect(await world.status()).toBe(status);
  });

  it('is an event of the Item, with the ids that Plaid gave, in whole seconds', async () => {
    const world = await worldAfter([failed(earlier(60))], {
      item: itemAt({ error: loginRequired, consentUntil: at(90) }),
    });
    world.fake.pass(10_750);
    await followed(CHECK, world.live);
    expect(world.news()).toEqual([
      {
        kind: 'checked',
        itemId: ITEM,
        at: at(10),
        receivedAt: at(10.75),
        source: 'TARTAN.CHECKED',
        bodyHash: 'checked ITEM_LOGIN_REQUIRED',
        environment: 'sandbox',
        ids: { institution_id: 'ins_3', institution_name: 'Bank ins_3', request_id: REQUEST },
        error: loginRequired,
        consentUntil: at(90),
      },
    ]);
  });

  it('asks the broker for that Item, and Plaid once', async () => {
    const { live } = await worldAfter([failed(earlier(60))]);
    await followed(CHECK, live);
    expect(live.brokerAsked).toEqual([ITEM]);
    expect(live.tokensUsed).toEqual([SANDBOX_TOKEN]);
    expect(live.asked.toSorted()).toEqual(['institution ins_3', 'item']);
  });

  it('of an Item that is new to Tartan: it is known from then on, and so is its bank', async () => {
    const world = await worldAfter([]);
    const { shown } = await followed(CHECK, world.live);
    expect(shown).toContain('*Bank ins_3*');
    expect(shown).toContain('item logins: 99.7 % succeed');
    expect(await world.status()).toBe('healthy');
    expect((await world.fake.items.find(ITEM))?.health.ids).toMatchObject({
      institution_id: 'ins_3',
    });
  });

  it('tells of data, of the request and of the bank', async () => {
    const world = await worldAfter([alive(earlier(60))], {
      item: itemAt({
        updates: [{ product: 'transactions', succeeded: at(-7_200), failed: at(-600) }],
      }),
      institutions: [
        liveInstitution({
          institutionId: 'ins_3',
          status: {
            parts: [
              { name: 'item_logins', success: 0.62, errorPlaid: 0.03, errorInstitution: 0.35 },
              { name: 'auth', success: 1, errorPlaid: 0, errorInstitution: 0 },
            ],
            incidents: [
              { title: 'Logins fail <often>', startedAt: at(-3_600) },
              { title: 'Long over', startedAt: at(-90_000), endedAt: at(-80_000) },
            ],
          },
        }),
      ],
    });
    const { shown } = await followed(CHECK, world.live);
    expect(shown).toContain('transactions: last data');
    expect(shown).toContain('the last try failed');
    expect(shown).toContain(REQUEST);
    expect(shown).toContain('62 % succeed (the bank fails 35 %, Plaid 3 %)');
    expect(shown).toContain('Logins fail &lt;often&gt;');
    expect(shown).not.toContain('Long over');
    expect(shown).not.toContain('auth');
  });

  it('has the Item behind a button, and a ticket where there is an error', async () => {
    const well = await followed(CHECK, (await worldAfter([])).live);
    expect(buttonsIn(well.message).map(({ value }) => value)).toEqual([`item ${ITEM}`]);
    const ill = await worldAfter([], { item: itemAt({ error: loginRequired }) });
    const { message } = await followed(CHECK, ill.live);
    expect(buttonsIn(message).map(({ id }) => id)).toEqual(['ask_item', 'ticket_draft']);
  });

  it('what Plaid writes is shown as text', async () => {
    const item = itemAt({
      error: { code: 'A_CODE', type: '<!here>' },
      institutionName: '<b>*Bank*',
    });
    const world = await worldAfter([], { item });
    const { shown } = await followed(CHECK, world.live);
    expect(shown).toContain('&lt;b&gt;Bank');
    expect(shown).not.toContain('<!here>');
  });
});

describe('the Codat connection of an Item', () => {
  const ofCustomer = (): ItemEvent => {
    const event = failed(earlier(60));
    return { ...event, ids: { ...event.ids, client_user_id: CONNECTION } };
  };
  const connection: ItemHealth = {
    itemId: CONNECTION,
    ids: {},
    troubles: [],
    connection: {
      companyId: '5d1c7f2e-0b94-4a63-9e87-3c2f6a1d8b40',
      platform: 'Plaid',
      isPlaid: true,
      status: 'Deauthorized',
      order: `${at(-900)} ${at(-900)}`,
    },
  };

  it('is shown with its state and since when that is known', async () => {
    const { live, fake } = await worldAfter([ofCustomer()]);
    await fake.connections.save(connection, undefined);
    const { shown } = await followed(CHECK, live);
    expect(shown).toContain(`*Codat connection* \`${CONNECTION}\` (Plaid): *Deauthorized*`);
    expect(shown).toContain('2026-11-02 07:45 UTC');
  });

  it('that nobody knows is not spoken of', async () => {
    const { live } = await worldAfter([ofCustomer()]);
    expect((await followed(CHECK, live)).shown).not.toContain('Codat');
  });

  it('that cannot be read is left out', async () => {
    const { live } = await worldAfter([ofCustomer()]);
    live.ports.connections.find = () => Promise.reject(new UpstreamError('store', 'down'));
    const { shown } = await followed(CHECK, live);
    expect(shown).toContain('works again');
    expect(shown).not.toContain('Codat');
  });
});

describe('a check that learns nothing', () => {
  it.each<{ case: string; but: World; says: string[] }>([
    {
      case: 'no broker',
      but: { brokerFails: new UpstreamError('broker', 'not configured') },
      says: ['No access-token broker is configured (ACCESS_TOKEN_FUNCTION)'],
    },
    {
      case: 'the broker fails',
      but: { brokerFails: new UpstreamError('broker', 'failed') },
      says: ['broker', 'failed', 'Its own log says why'],
    },
    {
      case: 'the broker says something unreadable',
      but: { brokerFails: new UpstreamError('broker', 'unreadable answer') },
      says: ['broker', 'failed'],
    },
    {
      case: 'the broker is silent',
      but: { silent: 'broker' },
      says: ['broker', 'did not answer in time'],
    },
    { case: 'no token', but: { tokens: {} }, says: ['knows no token for this Item'] },
    {
      case: 'a token of production',
      but: { tokens: { [ITEM]: PRODUCTION_TOKEN } },
      says: ['of another environment', 'PLAID_ENV'],
    },
    {
      case: 'a token of another Item',
      but: { item: itemAt({ itemId: 'another' }) },
      says: ['the token of another Item'],
    },
    {
      case: 'a token that Plaid does not take',
      but: { plaidFails: new UpstreamError('plaid', 'INVALID_ACCESS_TOKEN') },
      says: ['does not take the token', '`INVALID_ACCESS_TOKEN`', 'rotated'],
    },
    {
      case: 'keys that Plaid does not take',
      but: { plaidFails: new UpstreamError('plaid', 'INVALID_API_KEYS') },
      says: ['`INVALID_API_KEYS`', '/plaid error INVALID_API_KEYS'],
    },
    {
      case: 'too many questions',
      but: { plaidFails: new UpstreamError('plaid', 'RATE_LIMIT') },
      says: ['`RATE_LIMIT`'],
    },
    {
      case: 'Plaid is silent',
      but: { silent: 'plaid' },
      says: ['Plaid did not answer in time', 'status.plaid.com'],
    },
    {
      case: 'Plaid’s gateway is down',
      but: { plaidFails: new UpstreamError('plaid', 'http_502') },
      says: ['Plaid did not answer in time'],
    },
    {
      case: 'Plaid answers something else',
      but: { plaidFails: new UpstreamError('plaid', 'unreadable answer') },
      says: ['did not answer as it should'],
    },
  ])('$case: said, and the Item stays as it is', async ({ but, says }) => {
    const world = await worldAfter([failed(earlier(60))], but);
    const { shown } = await followed(CHECK, world.live);
    expect(shown).toContain('Plaid did not say how this Item is.');
    for (const words of says) expect(shown).toContain(words);
    expect(world.news()).toEqual([]);
    expect(await world.status()).toBe('broken');
  });

  it('a token of another environment travels nowhere', async () => {
    const { live } = await worldAfter([], { tokens: { [ITEM]: PRODUCTION_TOKEN } });
    await followed(CHECK, live);
    expect(live.tokensUsed).toEqual([]);
  });

  it.each(['ITEM_NOT_FOUND', 'USER_PERMISSION_REVOKED'])(
    'a refusal that says how the Item is (%s) is learnt',
    async (code) => {
      const plaidFails = new UpstreamError('plaid', code, { reference: REQUEST });
      const world = await worldAfter([failed(earlier(60))], { plaidFails });
      const { shown } = await followed(CHECK, world.live);
      expect(shown).toContain(`Plaid reports \`${code}\``);
      expect(world.news()).toMatchObject([{ ids: { request_id: REQUEST } }]);
      expect(await world.status()).toBe('ended');
    },
  );

  it('the bank’s status comes all the same', async () => {
    const { live } = await worldAfter([failed(earlier(60))], { tokens: {} });
    expect((await followed(CHECK, live)).shown).toContain('item logins: 99.7 % succeed');
  });

  it('a bank whose status does not come leaves the rest as it is', async () => {
    const world = await worldAfter([failed(earlier(60))], { silent: 'institution' });
    const { shown } = await followed(CHECK, world.live);
    expect(shown).toContain('works again');
    expect(shown).toContain('Plaid did not tell it in time');
    expect(await world.status()).toBe('healthy');
  });

  it('our own fault: the reference, and nobody is told that all is well', async () => {
    const { live } = await worldAfter([failed(earlier(60))]);
    live.ports.inbox.keep = () => Promise.reject(new UpstreamError('store', 'down'));
    const { shown } = await followed(CHECK, live);
    expect(shown).toContain('reference');
    expect(shown).not.toContain('works again');
  });
});

describe('within five seconds', () => {
  it.each(['broker', 'plaid', 'institution'] as const)(
    'what is silent for ever (%s) is called off in time',
    async (silent) => {
      const { live } = await worldAfter([failed(earlier(60))], { silent });
      await followed(CHECK, live);
      expect(live.waits).not.toEqual([]);
      expect(Math.max(...live.waits)).toBeLessThanOrEqual(4_500);
    },
  );
});

describe('once a minute', () => {
  it('who asks again is told when it was, and what came out', async () => {
    const { live, fake } = await worldAfter([failed(earlier(60))]);
    await followUp(followUpOf(CHECK), live.ports);
    fake.pass(25_000);
    await followUp(followUpOf(CHECK), live.ports);
    const [, second] = fake.slack.responses;
    expect(second?.message.text).toBe(
      'This Item was checked 25 seconds ago. Plaid reported no error. Plaid is asked about an Item once a minute at most: ask again in 35 seconds.',
    );
    expect(live.asked.filter((what) => what === 'item')).toHaveLength(1);
    expect(live.brokerAsked).toHaveLength(1);
  });

  it('what came of it can be that nothing did', async () => {
    const { live, fake } = await worldAfter([], { tokens: {} });
    await followUp(followUpOf(CHECK), live.ports);
    await followUp(followUpOf(CHECK), live.ports);
    expect(fake.slack.responses.at(-1)?.message.text).toContain('knows no token for this Item');
  });

  it('two at once, on whatever instances: one asks, the other is told that a check goes on', async () => {
    const { live, fake } = await worldAfter([failed(earlier(60))]);
    await Promise.all([
      followUp(followUpOf(CHECK), live.ports),
      followUp(followUpOf(CHECK), live.ports),
    ]);
    const texts = fake.slack.responses.map(({ message }) => message.text).sort();
    expect(live.asked.filter((what) => what === 'item')).toHaveLength(1);
    expect(texts).toEqual([
      expect.stringMatching(/^A check of this Item began 1 second ago; who asked for it gets/),
      expect.stringMatching(/works again/),
    ]);
  });

  it('after a minute Plaid is asked again', async () => {
    const { live, fake } = await worldAfter([failed(earlier(60))]);
    await followUp(followUpOf(CHECK), live.ports);
    fake.pass(60_000);
    await followUp(followUpOf(CHECK), live.ports);
    expect(live.asked.filter((what) => what === 'item')).toHaveLength(2);
  });
});

describe('a recheck, for which nobody waits', () => {
  const recheck = { recheck: ITEM };

  it.each<{ case: string; events: ItemEvent[]; item: LiveItem; kept: number; status: string }>([
    {
      case: 'heals',
      events: [failed(earlier(60))],
      item: itemAt(),
      kept: 1,
      status: 'healthy',
    },
    {
      case: 'confirms a doubt',
      events: [failed(earlier(60)), repaired(earlier(50)), failed(earlier(5))],
      item: itemAt({ error: loginRequired }),
      kept: 1,
      status: 'broken',
    },
    {
      case: 'keeps nothing where nothing is new',
      events: [failed(earlier(60))],
      item: itemAt({ error: loginRequired }),
      kept: 0,
      status: 'broken',
    },
  ])('$case', async ({ events, item, kept, status }) => {
    const world = await worldAfter(events, { item });
    await followUp(recheck, world.live.ports);
    expect(world.news()).toHaveLength(kept);
    expect(await world.status()).toBe(status);
    expect(world.fake.slack.responses).toEqual([]);
    expect(world.live.asked).toEqual(['item']);
  });

  it('counts as a check: who asks then is told what came out', async () => {
    const { live, fake } = await worldAfter([failed(earlier(60))]);
    await followUp(recheck, live.ports);
    await followUp(followUpOf(CHECK), live.ports);
    expect(fake.slack.responses.at(-1)?.message.text).toContain('Plaid reported no error');
    expect(live.asked).toEqual(['item']);
  });

  it.each<World>([{ silent: 'plaid' }, { tokens: {} }, { silent: 'broker' }])(
    'that learns nothing (%j) keeps nothing and throws nothing',
    async (but) => {
      const world = await worldAfter([failed(earlier(60))], but);
      await followUp(recheck, world.live.ports);
      expect(world.news()).toEqual([]);
      expect(world.fake.slack.responses).toEqual([]);
    },
  );
});
