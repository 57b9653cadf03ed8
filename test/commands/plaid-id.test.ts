import { describe, expect, it } from 'vitest';

import { learnFrom } from '#lib/flows/learn-from.ts';
import { identifierKind, isIdentifierName } from '#lib/identifiers/identifier-kinds.ts';
import { secretKinds } from '#lib/secrets/secret-kinds.ts';

import { ask, buttonsIn, escaped, outsideAfter, sharedBy } from '../builders/ask.ts';
import { itemIdNumber } from '../builders/card-facts.ts';
import { at, failed, START } from '../builders/item-events.ts';
import { seen } from '../builders/seen.ts';
import { fakePorts } from '../fakes/fake-ports.ts';

const ITEM = itemIdNumber(1);
const UUID = '3f1c8a52-6e0d-4b97-a2c4-90d7e5b1f683';
const HEX_32 = '0f1e2d3c4b5a69788796a5b4c3d2e1f0';
const ofLetters = ['item_id', 'account_id', 'transaction_id'];
const ofUuids = [
  'link_session_id',
  'transfer_id',
  'recurring_transfer_id',
  'authorization_id',
  'asset_report_id',
  'companyId',
  'connectionId',
  'correlationId',
];

const shapes = [
  { case: '37 letters and digits', value: ITEM, kinds: ofLetters },
  { case: '29 letters and digits', value: 'vT4rGq9LmXzKd2WbYp7HnJs5cFo1A', kinds: ofLetters },
  { case: 'a UUID', value: UUID, kinds: ofUuids },
  { case: '15 letters and digits', value: 'mQ3vT9xKp2LwZ7a', kinds: ['request_id'] },
  { case: '32 hex digits', value: HEX_32, kinds: ['request_id', 'correlationId'] },
  { case: 'ins_ and a number', value: 'ins_900017', kinds: ['institution_id'] },
  { case: 'usr_', value: 'usr_7kPq2Wm9ZsT4', kinds: ['user_id'] },
  { case: 'idv_', value: 'idv_8Hn3Rv6Jx2Bd', kinds: ['identity_verification_id'] },
  { case: 'flwses_', value: 'flwses_5Lt9Gc1Qy4Mf', kinds: ['identity_verification_id'] },
  { case: 'scr_', value: 'scr_2Zb7Nk5Vw9Xh', kinds: ['screening_id'] },
  { case: 'entscr_', value: 'entscr_6Dj1Fs8Pr3Ta', kinds: ['screening_id'] },
  { case: '24 hex digits', value: '5f0a1b2c3d4e5f6a7b8c9d0e', kinds: ['client_id'] },
  { case: 'a payment', value: `payment-id-sandbox-${UUID}`, kinds: ['payment_id'] },
  { case: 'a live payment', value: `payment-id-production-${UUID}`, kinds: ['payment_id'] },
  { case: 'an issue', value: 'INC48213', kinds: ['issue_id'] },
];

const shapeless = [
  'tenant-42',
  'ops@shop.example',
  '4711',
  'ins_',
  'payment-id-',
  UUID.slice(0, -1),
  'x'.repeat(81),
];

/** What nobody should paste, by the name that we give its kind. Made up, each one. */
const secrets = new Map([
  ['an access token', { pasted: `access-production-${UUID}`, hidden: UUID }],
  ['a public token', { pasted: `public-sandbox-${UUID}`, hidden: UUID }],
  ['a Link token', { pasted: `link-production-${UUID}`, hidden: UUID }],
  ['a processor token', { pasted: `processor-sandbox-${UUID}`, hidden: UUID }],
  ['a user token', { pasted: `user-production-${UUID}`, hidden: UUID }],
  ['an Asset Report token', { pasted: `assets-sandbox-${UUID}`, hidden: UUID }],
  ['an audit copy token', { pasted: `a-production-${UUID}`, hidden: UUID }],
  ['a legacy access token', { pasted: HEX_32.repeat(4), hidden: HEX_32 }],
  ['a Plaid API secret', { pasted: HEX_32.slice(0, 30), hidden: HEX_32.slice(0, 30) }],
  ['a Slack token', { pasted: 'xoxb-none-of-ours-0815', hidden: 'none-of-ours' }],
  ['a webhook signing secret', { pasted: 'whsec_bm9uZSBvZiBvdXJz', hidden: 'bm9uZSBv' }],
  ['an HTTP authorization header', { pasted: 'Basic bm9uZTpvZm91cnM=', hidden: 'bm9uZTpv' }],
]);

describe('/plaid id', () => {
  it('without an id explains itself', async () => {
    expect(seen(await ask('id'))).toContain('/plaid id &lt;anything&gt;');
  });

  it.each(shapes)('$case: $kinds', async ({ value, kinds }) => {
    const message = await ask(`id ${value}`);
    const shown = seen(message);
    expect(kindsExplained(shown)).toEqual(kinds);
    expect(message.text).toContain(
      kinds.length === 1
        ? `By its shape \`${value}\` is \`${kinds[0] ?? ''}\`.`
        : `The shape of \`${value}\` is ambiguous`,
    );
    expect(message.text).toContain('Nothing is stored under it.');
  });

  it.each(shapes)('$case: what each is for, and where to find it', async ({ value, kinds }) => {
    const shown = seen(await ask(`id ${value}`));
    for (const kind of kinds.filter(isIdentifierName)) {
      const { what, where, note } = identifierKind(kind);
      expect(shown).toContain(`\`${kind}\` ${escaped(what)}. Found ${escaped(where)}.`);
      expect(shown).toContain(escaped(note ?? ''));
    }
  });

  it.each(shapes)('$case: shared as it stands', async ({ value }) => {
    const message = await ask(`id ${value}`);
    expect(sharedBy(message)).toBe(`id ${value}`);
  });

  it.each(shapeless)('%s has the shape of nothing', async (value) => {
    const message = await ask(`id ${value}`);
    expect(message.text).toContain('the shape of no identifier');
    expect(message.text).toContain('such as a client_user_id');
    expect(kindsExplained(seen(message))).toEqual([]);
  });

  it.each([
    { case: 'quotes', typed: `"${ITEM}"` },
    { case: 'backticks', typed: `\`${ITEM}\`` },
  ])('drops $case around it', async ({ typed }) => {
    expect(await ask(`id ${typed}`)).toEqual(await ask(`id ${ITEM}`));
  });

  it.each([`${ITEM} ${UUID}`, 'where is the item id', '<@U0VICTIM>', 'エラー', `-${ITEM}`])(
    '%s is no single id',
    async (typed) => {
      const { text } = await ask(`id ${typed}`);
      expect(text).toContain('no single identifier');
      expect(text).toContain('/plaid explain');
    },
  );
});

describe('/plaid id of what is stored', () => {
  const ACCOUNT = 'Ac3mQ9vT2xKpLwZ7aRn5Yd8BfGh1JsEuIoP46';

  it('says as what it is stored, and at which Item', async () => {
    const event = { ...failed(0, { itemId: ITEM }), ids: { account_id: ACCOUNT } };
    const message = await ask(`id ${ACCOUNT}`, { ports: await outsideAfter([event]) });
    expect(message.text).toBe(`\`${ACCOUNT}\` is stored as \`account_id\`. 1 Item has it.`);
    expect(kindsExplained(seen(message))).toEqual(['account_id']);
    expect(seen(message)).toContain(`broken  \`${ITEM}\``);
    expect(buttonsIn(message)[0]).toMatchObject({ value: `item ${ITEM}` });
  });

  it('says so of the Item’s own id', async () => {
    const ports = await outsideAfter([failed(0, { itemId: ITEM })]);
    const message = await ask(`id ${ITEM}`, { ports });
    expect(message.text).toBe(`\`${ITEM}\` is stored as \`item_id\`. 1 Item has it.`);
    expect(kindsExplained(seen(message))).toEqual(['item_id']);
  });

  it('tells what a name is for that your own team chose', async () => {
    const event = { ...failed(0, { itemId: ITEM }), ids: { client_user_id: 'tenant-42' } };
    const message = await ask('id tenant-42', { ports: await outsideAfter([event]) });
    expect(message.text).toBe('`tenant-42` is stored as `client_user_id`. 1 Item has it.');
    expect(kindsExplained(seen(message))).toEqual(['client_user_id']);
  });

  it('names the webhook that carried it without an Item', async () => {
    const ports = fakePorts(START);
    await learnFrom(
      {
        kind: 'other',
        at: at(0),
        receivedAt: at(0),
        bodyHash: 'hash',
        source: 'TRANSFER.RECURRING_NEW_TRANSFER',
        subject: 'TRANSFER.RECURRING_NEW_TRANSFER',
        ids: { transfer_id: UUID },
      },
      ports,
    );
    const message = await ask(`id ${UUID}`, { ports });
    expect(message.text).toContain('is stored as `transfer_id`. No Item has it');
    expect(kindsExplained(seen(message))).toEqual(['transfer_id']);
    expect(seen(message)).toContain('as `transfer_id` in `TRANSFER.RECURRING_NEW_TRANSFER`');
  });

  it('suggests the one that differs only in case, and still explains the shape', async () => {
    const ports = await outsideAfter([failed(0, { itemId: ITEM })]);
    const message = await ask(`id ${ITEM.toLowerCase()}`, { ports });
    expect(message.text).toContain(`ids are case-sensitive. Did you mean \`${ITEM}\`?`);
    expect(kindsExplained(seen(message))).toEqual(ofLetters);
  });

  it('looks the identifier up once', async () => {
    const calls: string[] = [];
    const ports = await outsideAfter([failed(0, { itemId: ITEM })], (place, when) => {
      if (when === 'before') calls.push(place);
    });
    calls.length = 0;
    await ask(`id ${ITEM}`, { ports });
    expect(calls.filter((place) => place === 'identifiers.find')).toHaveLength(1);
  });
});

describe.each(['id', 'find'])('a secret behind /plaid %s', (noun) => {
  it('may be of any kind that is known', () => {
    expect([...secrets.keys()]).toEqual(secretKinds.map(({ name }) => name));
  });

  it.each(secretKinds)('$name: refused, masked, and how to rotate it', async ({ name, rotate }) => {
    const { pasted, hidden } = secrets.get(name) ?? { pasted: '', hidden: '' };
    const calls: string[] = [];
    const ports = fakePorts(START, (place) => calls.push(place));
    const message = await ask(`${noun} ${pasted}`, { ports });
    expect(message.text).toContain(`That looks like ${name}`);
    expect(message.text).toContain('rotate it');
    expect(seen(message)).toContain(escaped(`${name}: ${rotate}`));
    expect(JSON.stringify([message, ports.log.lines])).not.toContain(hidden);
    expect(ports.log.counts).toEqual(new Map([['secret.pasted', 1]]));
    expect(calls).toEqual([]);
  });

  it.each(secretKinds)('$name: refused beside a good id, too', async ({ name }) => {
    const { pasted, hidden } = secrets.get(name) ?? { pasted: '', hidden: '' };
    const message = await ask(`${noun} ${ITEM} ${pasted}`);
    expect(message.text).toContain(`That looks like ${name}`);
    expect(JSON.stringify(message)).not.toContain(hidden);
  });
});

/** The kinds whose purpose an answer tells. */
function kindsExplained(shown: string): string[] {
  const [, list = ''] = shown.split('*What it is for, and where to find it*\n');
  const [lines = ''] = list.split('\n\n');
  return [...lines.matchAll(/^• {2}`(\w+)` /gm)].map(([, kind = '']) => kind);
}
