import { describe, expect, it } from 'vitest';

import type { LookUp } from '#lib/live-ports.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

import {
  fakeLivePorts,
  followed,
  FOLLOW_UP_REFERENCE as REFERENCE,
  PRODUCTION_TOKEN,
  SANDBOX_TOKEN,
} from '../fakes/fake-live-ports.ts';

const ITEM = 'Gx4mTzP9bKw2Rv7NqYhS8dLcJ6fUa3eE1oXi5';

const actions: { case: string; lookUp: LookUp; call: string; done: string }[] = [
  {
    case: 'a webhook',
    lookUp: { kind: 'sandbox webhook', itemId: ITEM, webhook: 'ITEM.LOGIN_REPAIRED' },
    call: 'fire ITEM.LOGIN_REPAIRED',
    done: 'Sandbox sends ITEM.LOGIN_REPAIRED',
  },
  {
    case: 'a reset',
    lookUp: { kind: 'sandbox reset', itemId: ITEM },
    call: 'reset',
    done: 'needs a new login now',
  },
];

describe.each(actions)('$case in Sandbox', ({ lookUp, call, done }) => {
  it('is done with the token of the broker, and said', async () => {
    const live = fakeLivePorts({ tokens: { [ITEM]: SANDBOX_TOKEN } });
    const { to, shown } = await followed(lookUp, live);
    expect(shown).toContain(done);
    expect(to).toBe('in place');
    expect(live.brokerAsked).toEqual([ITEM]);
    expect(live.tokensUsed).toEqual([SANDBOX_TOKEN]);
    expect(live.asked).toEqual([call]);
  });

  it.each(['production', 'development', 'Sandbox', ''])(
    'with keys of "%s": refused although it was asked, and no token is fetched',
    async (environment) => {
      const live = fakeLivePorts({ environment, tokens: { [ITEM]: SANDBOX_TOKEN } });
      expect((await followed(lookUp, live)).shown).toContain('does not touch Items');
      expect(live.brokerAsked).toEqual([]);
      expect(live.asked).toEqual([]);
    },
  );

  it.each([
    { case: 'none', tokens: {} },
    { case: 'one of another Item', tokens: { [ITEM.toLowerCase()]: SANDBOX_TOKEN } },
  ])('the broker knows $case: said, and Plaid is not asked', async ({ tokens }) => {
    const live = fakeLivePorts({ tokens });
    expect((await followed(lookUp, live)).shown).toContain('knows no token');
    expect(live.asked).toEqual([]);
  });

  it.each([
    { case: 'of production', token: PRODUCTION_TOKEN },
    { case: 'of development', token: SANDBOX_TOKEN.replace('sandbox', 'development') },
    { case: 'of another kind', token: SANDBOX_TOKEN.replace('access', 'public') },
    { case: 'with a blank before it', token: ` ${SANDBOX_TOKEN}` },
    { case: 'of production, with the words of Sandbox in it', token: `x${SANDBOX_TOKEN}` },
    { case: 'that is empty', token: '' },
  ])('the broker gives a token $case: refused, and never used', async ({ token }) => {
    const live = fakeLivePorts({ tokens: { [ITEM]: token } });
    expect((await followed(lookUp, live)).shown).toContain('nothing was done');
    expect(live.tokensUsed).toEqual([]);
    expect(live.asked).toEqual([]);
  });

  it('the broker fails: said, with where to look', async () => {
    const live = fakeLivePorts({ brokerFails: new UpstreamError('broker', 'failed') });
    expect((await followed(lookUp, live)).shown).toContain('ACCESS_TOKEN_FUNCTION');
    expect(live.asked).toEqual([]);
    expect(live.ports.log.lines).toContainEqual(
      expect.objectContaining({ sentence: 'follow-up failed', reference: REFERENCE }),
    );
  });

  it.each([
    {
      case: 'refuses',
      code: 'SANDBOX_WEBHOOK_INVALID',
      says: '/plaid error SANDBOX_WEBHOOK_INVALID',
    },
    { case: 'does not answer', code: 'no answer', says: 'did not answer' },
  ])('Plaid $case: said, and not told as done', async ({ code, says }) => {
    const plaidFails = new UpstreamError('plaid', code);
    const live = fakeLivePorts({ plaidFails, tokens: { [ITEM]: SANDBOX_TOKEN } });
    const { shown } = await followed(lookUp, live);
    expect(shown).toContain(says);
    expect(shown).not.toContain('Done');
  });

  it('a fault of ours: the reference', async () => {
    const live = fakeLivePorts({ brokerFails: new TypeError('x is not a function') });
    expect((await followed(lookUp, live)).shown).toContain(REFERENCE);
  });
});
