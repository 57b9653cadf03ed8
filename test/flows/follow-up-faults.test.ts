import { describe, expect, it } from 'vitest';

import { followUp } from '#lib/flows/follow-up.ts';
import { problemMessage } from '#lib/messages/problem-message.ts';
import type { LookUp } from '#lib/live-ports.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

import {
  fakeLivePorts,
  followed,
  FOLLOW_UP_REFERENCE as REFERENCE,
  followUpOf,
  liveInstitution,
} from '../fakes/fake-live-ports.ts';

const STORED = problemMessage('Harbor Test Bank: 3 Items of yours');
const INSTITUTION: LookUp = { kind: 'institution', institutionId: 'ins_900001', stored: STORED };
const BY_NAME: LookUp = { kind: 'institution by name', words: 'harbor' };

describe('a follow-up, when something fails', () => {
  const refused = new UpstreamError('plaid', 'INVALID_API_KEYS');
  const late = new UpstreamError('plaid', 'no answer');

  it.each([
    { case: 'Plaid refuses', error: refused, says: ['INVALID_API_KEYS', '/plaid error'] },
    { case: 'Plaid does not answer', error: late, says: ['did not answer', 'status.plaid.com'] },
  ])('$case: said below what is stored; alone where nothing is', async ({ error, says }) => {
    const whole = await followed(INSTITUTION, fakeLivePorts({ plaidFails: error }));
    const alone = await followed(BY_NAME, fakeLivePorts({ plaidFails: error }));
    expect(whole.shown).toContain(STORED.text);
    for (const words of says) {
      expect(whole.shown).toContain(words);
      expect(alone.shown).toContain(words);
    }
  });

  it.each(['http_502', 'unreadable answer', 'no answer'])(
    'Plaid has trouble without a code of its own (%s): nobody is sent to look it up',
    async (code) => {
      const plaidFails = new UpstreamError('plaid', code);
      const { shown } = await followed(INSTITUTION, fakeLivePorts({ plaidFails }));
      expect(shown).toContain('Plaid did not answer');
      expect(shown).not.toContain('/plaid error');
    },
  );

  it('is logged with the reference', async () => {
    const live = fakeLivePorts({ plaidFails: refused });
    await followed(INSTITUTION, live);
    expect(live.ports.log.lines).toContainEqual(
      expect.objectContaining({ sentence: 'follow-up failed', reference: REFERENCE }),
    );
  });

  it.each([
    { case: 'the store', error: new UpstreamError('store', 'down') },
    { case: 'we ourselves', error: new TypeError('x is not a function') },
  ])('$case: what is stored stays, with the reference', async ({ error }) => {
    const live = fakeLivePorts({ plaidFails: error });
    const { shown } = await followed(INSTITUTION, live);
    expect(shown).toContain(REFERENCE);
    expect(shown).toContain(STORED.text);
    expect(shown).not.toContain(error.message);
  });

  it('the name cannot be learnt: what Plaid says is shown all the same', async () => {
    const live = fakeLivePorts({ institutions: [liveInstitution()] });
    live.ports.institutions.learn = () => Promise.reject(new UpstreamError('store', 'down'));
    const { shown } = await followed(INSTITUTION, live);
    expect(shown).toContain('item logins: 99.7 % succeed');
  });

  it.each([
    { kind: 'refused', reason: 'http_404' },
    { kind: 'unsure', reason: 'TimeoutError' },
    { kind: 'limited', retryAfterMs: 1_000 },
  ] as const)('Slack does not take the answer ($kind): logged, not thrown', async (outcome) => {
    const live = fakeLivePorts({ institutions: [liveInstitution()] });
    const respond = () => Promise.resolve(outcome);
    await followUp(followUpOf(INSTITUTION), {
      ...live.ports,
      slack: { ...live.ports.slack, respond },
    });
    expect(live.ports.log.lines).toContainEqual(
      expect.objectContaining({ ...outcome, reference: REFERENCE }),
    );
  });
});
