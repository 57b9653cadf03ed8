import { describe, expect, it } from 'vitest';

import { seen } from '../builders/seen.ts';
import { buttonClick, RESPONSE_URL, slashCommand } from '../builders/slack-request.ts';
import { modalUser } from '../fakes/modal-user.ts';
import { answerIn, openSlackDoor, REFERENCE } from '../fakes/open-slack-door.ts';

const COMPANY = '5d1c7f2e-0b94-4a63-9e87-3c2f6a1d8b40';
const CONNECTION = 'b7e40c95-2a18-4f6d-8c31-70d9e5a2f614';
const CORRELATION = '7eb40d6b415d7bcd99ce658268284056';

describe('/plaid codat', () => {
  it.each([
    { typed: COMPANY, words: COMPANY },
    { typed: CONNECTION.toUpperCase(), words: CONNECTION.toUpperCase() },
    { typed: '  Houndstooth   Bakery ', words: 'Houndstooth   Bakery' },
    { typed: '“Houndstooth Bakery”', words: 'Houndstooth Bakery' },
    { typed: '`株式会社`', words: '株式会社' },
  ])('$typed: handed over, and said so', async ({ typed, words }) => {
    const { ask, followUps, storeCalls, fake } = await openSlackDoor();
    const { shown } = answerIn(await ask(slashCommand(`codat ${typed}`)));
    expect(shown).toContain('Asking Codat: the answer follows in a moment …');
    expect(followUps.started).toEqual([
      {
        lookUp: { kind: 'codat', words },
        responseUrl: RESPONSE_URL,
        to: 'asker',
        reference: REFERENCE,
      },
    ]);
    expect(storeCalls).toEqual([]);
    expect(fake.slack.responses).toEqual([]);
  });

  it.each(['codat', 'codat  ', 'help codat'])('"%s" is told what to type', async (text) => {
    const { ask, followUps } = await openSlackDoor();
    const { shown } = answerIn(await ask(slashCommand(text)));
    expect(shown).toContain('/plaid codat &lt;company or connection id, or company name&gt;');
    expect(followUps.started).toEqual([]);
  });

  it.each(['codat mira@example.com', 'codat …', 'codat ""', `codat ${'x'.repeat(101)}`])(
    '"%s" is no name',
    async (text) => {
      const { ask, followUps } = await openSlackDoor();
      expect(answerIn(await ask(slashCommand(text))).text).toContain('no name of a company');
      expect(followUps.started).toEqual([]);
    },
  );

  it.each([
    { can: { hasCodat: false }, says: 'Codat is not configured (CODAT_API_KEY)' },
    { can: { hasFollowUps: false }, says: 'FOLLOW_UP_FUNCTION is not set' },
  ])('where it cannot be: $says', async ({ can, says }) => {
    const { ask, followUps } = await openSlackDoor({ can });
    expect(answerIn(await ask(slashCommand(`codat ${COMPANY}`))).text).toContain(says);
    expect(followUps.started).toEqual([]);
  });

  it('cannot be handed over: Codat is named, and a reference', async () => {
    const door = await openSlackDoor();
    door.followUps.refuse = true;
    const { shown } = answerIn(await door.ask(slashCommand(`codat ${COMPANY}`)));
    expect(shown).toContain('Codat could not be asked just now');
    expect(shown).not.toContain('Plaid could');
    expect(shown).toContain(REFERENCE);
  });
});

describe('who sees the answer', () => {
  it.each([
    { case: 'Share', actionId: 'share', on: 'answer', to: 'channel' },
    { case: 'a button of a private answer', actionId: 'ask_0', on: 'answer', to: 'in place' },
    // It must not take the place of what all see: it may hold an address with a password.
    { case: 'a button of a message for all', actionId: 'ask_0', on: 'card', to: 'asker' },
  ] as const)('$case: $to', async ({ actionId, on, to }) => {
    const { ask, followUps } = await openSlackDoor();
    await ask(buttonClick({ actionId, value: `codat ${COMPANY}`, on }));
    expect(followUps.started).toMatchObject([{ to, lookUp: { words: COMPANY } }]);
  });
});

describe('the ticket draft', () => {
  const click = (value: string) => buttonClick({ actionId: 'ticket_draft', value, on: 'answer' });

  it('is for Codat’s support, with all ids that are known', async () => {
    const door = await openSlackDoor();
    const ids = { companyId: COMPANY, connectionId: CONNECTION, correlationId: CORRELATION };
    const pairs = Object.entries(ids).map(([name, value]) => `${name}=${value}`);
    await door.ask(click(`codat ${pairs.join(' ')}`));
    const user = modalUser(door);
    expect(user.answers['kind']).toBe('codat');
    for (const [name, value] of Object.entries(ids))
      expect(user.text).toContain(`${name} \`${value}\``);
  });

  it.each([
    { case: 'the company alone', value: `codat companyId=${COMPANY}`, asks: 'connectionId' },
    { case: 'a call alone', value: `codat correlationId=${CORRELATION}`, asks: 'companyId' },
    { case: 'nothing', value: 'codat', asks: 'companyId' },
    { case: 'something else', value: 'codat item_id=x __proto__=y companyId=', asks: 'companyId' },
    {
      case: 'a secret in the place of an id',
      value: 'codat companyId=access-production-5e0d7c2a-91b3-4f68-a2d4-c7b8e9f01234',
      asks: 'companyId',
    },
  ])('$case: the form asks for the rest', async ({ value, asks }) => {
    const door = await openSlackDoor();
    await door.ask(click(value));
    const user = modalUser(door);
    expect(user.answers['kind']).toBe('codat');
    expect(user.inputs.some(({ label }) => label === asks)).toBe(true);
    expect(user.text).not.toContain('access-production');
  });

  it('another kind keeps the ids', async () => {
    const door = await openSlackDoor();
    await door.ask(click(`codat companyId=${COMPANY} connectionId=${CONNECTION}`));
    const [view] = door.fake.slack.views;
    expect(view?.modal.private_metadata).toContain(CONNECTION);
    expect(view && seen(view.modal)).toContain('support');
  });
});
