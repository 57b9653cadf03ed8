import { inspect } from 'node:util';

import { describe, expect, it } from 'vitest';

import type { CodatApi } from '#lib/live-ports.ts';
import type { Audience } from '#lib/ports/slack-channel.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

import { buttonsIn, questionsIn } from '../builders/ask.ts';
import { START } from '../builders/item-events.ts';
import { hearConnections } from '../builders/hear-connections.ts';
import { knownHealth } from '../builders/known-health.ts';
import { connectionOf, fakeCodat, type FakeCompany, uuidOf } from '../fakes/fake-codat.ts';
import { fakeLivePorts, followed, FOLLOW_UP_REFERENCE } from '../fakes/fake-live-ports.ts';

const COMPANY = uuidOf(1);
const LINKED = uuidOf(1, 'd');
const BROKEN = uuidOf(2, 'd');
const OTP = 'otp-7391846';
const URL = `https://link-api.codat.io/companies/${COMPANY}/connections/${BROKEN}/start?otp=${OTP}`;

const bakery: FakeCompany = {
  companyId: COMPANY,
  name: 'Houndstooth Bakery',
  connections: [
    connectionOf({ connectionId: LINKED }),
    connectionOf({ connectionId: BROKEN, status: 'Deauthorized' }),
  ],
  linkUrls: { [BROKEN]: URL, [LINKED]: URL },
  data: [{ dataType: 'banking-transactions', status: 'FetchError' }],
};
const others: readonly FakeCompany[] = [
  { companyId: uuidOf(2), name: 'Corner One' },
  { companyId: uuidOf(3), name: 'Corner Two' },
];

/** Codat with these companies. @param fails how each call that begins so ends */
function codatWith(companies: readonly FakeCompany[], fails: Readonly<Record<string, Error>> = {}) {
  return fakeCodat(companies, (call) => {
    const [, error] = Object.entries(fails).find(([begins]) => call.startsWith(begins)) ?? [];
    if (error !== undefined) throw error;
  });
}

async function asked(words: string, codat?: CodatApi, to?: Audience) {
  const live = fakeLivePorts(codat === undefined ? {} : { codat });
  const answer = await followed({ kind: 'codat', words }, live, to);
  return { ...answer, live };
}

/** All that is logged or kept. */
async function traces({ ports }: ReturnType<typeof fakeLivePorts>): Promise<string> {
  const { companies, connections, identifiers, log } = ports;
  const kept = [
    await companies.all(),
    await companies.progress(),
    await connections.find(BROKEN),
    await connections.find(LINKED),
    identifiers.all(),
    log.lines,
  ];
  return inspect(kept, { depth: Infinity, maxStringLength: null });
}

describe('/plaid codat', () => {
  it.each([
    { case: 'the company’s id', words: COMPANY },
    { case: 'a connection’s id', words: BROKEN },
    { case: 'the company’s name', words: 'houndstooth' },
  ])('by $case: its connections, data, and how to find Plaid’s logs', async ({ words }) => {
    const { shown } = await asked(words, codatWith([bakery, ...others]));
    for (const part of [
      '*Houndstooth Bakery*',
      `\`${COMPANY}\``,
      '*Deauthorized*',
      '*Linked*',
      'banking-transactions `FetchError`',
      `Paste \`${BROKEN}\``,
    ])
      expect(shown).toContain(part);
  });

  it('teaches the name and the connections', async () => {
    const { live } = await asked(COMPANY, codatWith([bakery]));
    expect(await live.ports.companies.all()).toEqual([
      { companyId: COMPANY, name: 'Houndstooth Bakery' },
    ]);
    await hearConnections(live.fake);
    expect(await live.ports.connections.find(BROKEN)).toMatchObject({
      health: { connection: { companyId: COMPANY, status: 'Deauthorized' }, troubles: [] },
    });
  });

  it('by a company’s id it asks four times at most, and by a known connection twice', async () => {
    const codat = codatWith([bakery]);
    const live = fakeLivePorts({ codat });
    await followed({ kind: 'codat', words: COMPANY }, live);
    expect(codat.asked).toEqual([
      `company ${COMPANY}`,
      `connections ${COMPANY}`,
      `data ${COMPANY}`,
    ]);
    codat.asked.length = 0;
    live.ports.slack.responses.length = 0;
    await hearConnections(live.fake);
    await followed({ kind: 'codat', words: LINKED }, live);
    expect(codat.asked).toEqual([`connections ${COMPANY}`, `data ${COMPANY}`]);
  });

  it('names the Items whose Client User ID the connection is', async () => {
    const live = fakeLivePorts({ codat: codatWith([bakery]) });
    await live.ports.identifiers.learn([
      { value: BROKEN, name: 'client_user_id', itemId: 'item-of-it', source: 'x', at: START },
      { value: BROKEN, name: 'client_user_id', itemId: 'item-of-it', source: 'y', at: START },
      { value: BROKEN, name: 'client_user_id', source: 'z', at: START },
    ]);
    const { shown } = await followed({ kind: 'codat', words: COMPANY }, live);
    expect(shown).toContain('Its Items: `item-of-it`');
  });
});

describe('the link address', () => {
  it.each(['asker', 'in place'] as const)('is shown to who asks alone (%s)', async (to) => {
    const { shown } = await asked(BROKEN, codatWith([bakery]), to);
    expect(shown).toContain(URL);
  });

  it('is never in a channel, nor are the buttons of a private answer', async () => {
    const { shown, message } = await asked(BROKEN, codatWith([bakery]), 'channel');
    expect(shown).toContain('*Deauthorized*');
    expect(inspect(message, { depth: 9, maxStringLength: null })).not.toMatch(/otp|codat\.io/);
    expect(buttonsIn(message)).toEqual([]);
  });

  it.each(['asker', 'in place', 'channel'] as const)(
    'is in no log and no store (%s)',
    async (to) => {
      for (const words of [COMPANY, BROKEN, 'bakery']) {
        const { live } = await asked(words, codatWith([bakery, ...others]), to);
        expect(await traces(live)).not.toMatch(/otp|start\?|link-api/);
      }
    },
  );

  it('nor when something fails', async () => {
    const broken = codatWith([bakery], { data: new UpstreamError('codat', 'http_500') });
    const { live, shown } = await asked(COMPANY, broken);
    expect(shown).toContain(URL);
    expect(await traces(live)).not.toContain(OTP);
  });
});

describe('several, none, not yet', () => {
  it('several: a button for each asks for it by its id', async () => {
    const { message, shown } = await asked('corner', codatWith([bakery, ...others]));
    expect(shown).toContain('Which one');
    expect(questionsIn(message)).toEqual([`codat ${uuidOf(2)}`, `codat ${uuidOf(3)}`]);
  });

  it('none', async () => {
    const { shown } = await asked('nobody of this name', codatWith([bakery]));
    expect(shown).toContain('Codat knows no such company or connection');
  });

  it('not yet: how far it is, and a button that goes on', async () => {
    const many = Array.from({ length: 1_000 }, (_, n) => ({
      companyId: uuidOf(n),
      name: `Shop ${String(n)}`,
    }));
    const codat = codatWith(many);
    codat.left = 5;
    const { message, shown } = await asked('Shop 999', codat);
    expect(shown).toContain('Looked through 100 of 1,000 companies in Codat so far.');
    expect(shown).toContain('quota');
    expect(questionsIn(message).at(-1)).toBe('codat Shop 999');
  });

  it('a button says the name of the company, cut, and the beginning of its id', async () => {
    const same = [4, 5].map((n) => ({
      companyId: uuidOf(n, String(n)),
      name: `Twin ${'<!channel> & '.repeat(8)}`,
    }));
    const { message } = await asked('twin', codatWith(same));
    expect(buttonsIn(message).map(({ label }) => label.slice(-10))).toEqual([
      '(44444444)',
      '(55555555)',
    ]);
  });
});

const until = new Date('2026-11-03T00:00:00.000Z');
const sentences: { code: string; says: string; hasTicket?: true }[] = [
  { code: 'http_400', says: 'did not understand', hasTicket: true },
  { code: 'http_401', says: 'CODAT_API_KEY' },
  { code: 'http_402', says: 'a limit of your plan', hasTicket: true },
  { code: 'http_403', says: 'refuses the API key' },
  { code: 'http_404', says: 'does not know that company any more', hasTicket: true },
  { code: 'http_409', says: 'not ready', hasTicket: true },
  { code: 'http_429', says: 'no more requests for now' },
  { code: 'http_451', says: 'legal reasons', hasTicket: true },
  { code: 'http_500', says: 'Codat is in trouble', hasTicket: true },
  { code: 'http_503', says: 'status.codat.io', hasTicket: true },
  { code: 'http_418', says: 'Codat is in trouble', hasTicket: true },
  { code: 'no answer', says: 'did not answer in time', hasTicket: true },
  { code: 'unreadable answer', says: 'cannot be read', hasTicket: true },
  { code: 'constructor', says: 'Codat is in trouble', hasTicket: true },
];

describe.each(sentences)('when Codat fails with $code', ({ code, says, hasTicket }) => {
  const error = new UpstreamError('codat', code, { reference: 'c0441d' });

  it.each(['connections', 'company', 'page'])('asked for %s: one plain sentence', async (call) => {
    const { shown, message, live } = await asked(
      call === 'page' ? 'nobody' : COMPANY,
      codatWith([bakery], { [call]: error }),
    );
    expect(message.text).toContain(says);
    expect(shown).toContain('correlationId `c0441d`');
    const about = call === 'connections' ? `codat companyId=${COMPANY} ` : 'codat ';
    expect(buttonsIn(message).map(({ id, value }) => [id, value])).toEqual(
      hasTicket === true ? [['ticket_draft', `${about}correlationId=c0441d`]] : [],
    );
    expect(live.ports.log.lines).toContainEqual(
      expect.objectContaining({ reference: FOLLOW_UP_REFERENCE, correlationId: 'c0441d' }),
    );
  });

  it('asked for the data alone: the connections are shown, and why the data is not', async () => {
    const { shown } = await asked(COMPANY, codatWith([bakery], { data: error }));
    expect(shown).toContain('*Deauthorized*');
    expect(shown).toContain('Its data was not looked at.');
    expect(shown).toContain(says);
  });
});

describe('when something else fails', () => {
  it('the quota opens again: when', async () => {
    const error = new UpstreamError('codat', 'http_429', { until });
    const { shown } = await asked(COMPANY, codatWith([bakery], { connections: error }));
    expect(shown).toContain('It opens again <!date^');
    expect(shown).toContain('2026-11-03 00:00 UTC');
  });

  it('without a correlationId there is nothing to write a ticket with', async () => {
    const error = new UpstreamError('codat', 'http_500');
    const { message } = await asked(COMPANY, codatWith([bakery], { connections: error }));
    expect(buttonsIn(message)).toEqual([]);
    expect(message.text).not.toContain('correlationId');
  });

  it('the store does not take what was learnt: it is shown all the same', async () => {
    const live = fakeLivePorts({ codat: codatWith([bakery]) });
    await live.ports.companies.learn({ companyId: COMPANY, name: 'Houndstooth Bakery' });
    await live.ports.connections.save(knownHealth(BROKEN, COMPANY), undefined);
    live.ports.companies.learn = () => Promise.reject(new UpstreamError('store', 'down'));
    const { shown } = await followed({ kind: 'codat', words: BROKEN }, live);
    expect(shown).toContain('*Houndstooth Bakery*');
  });

  it('our own fault: the reference, and no word of it', async () => {
    const codat = codatWith([bakery], { connections: new TypeError('x is not a function') });
    const { shown } = await asked(COMPANY, codat);
    expect(shown).toContain(FOLLOW_UP_REFERENCE);
    expect(shown).not.toContain('not a function');
  });

  it('the connection was deleted since it was learnt: said, with what there is', async () => {
    const live = fakeLivePorts({ codat: codatWith([bakery]) });
    const gone = uuidOf(77, 'd');
    await live.ports.connections.save(knownHealth(gone, COMPANY), undefined);
    const { shown } = await followed({ kind: 'codat', words: gone }, live);
    expect(shown).toContain('not among them any more');
    expect(shown).toContain('*Deauthorized*');
  });

  it('Codat is switched off', async () => {
    const { shown } = await asked(COMPANY);
    expect(shown).toContain('Codat is not configured (CODAT_API_KEY)');
  });
});
