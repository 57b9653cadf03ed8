import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';

import { alertId } from '#lib/alerts/alert.ts';
import type { SlackOutcome } from '#lib/ports/slack-channel.ts';
import type { CaseStore } from '#lib/ports/team-stores.ts';
import { caseStatuses, type SupportCase } from '#lib/support/support-case.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

import { seen } from '../builders/seen.ts';
import { slackProblems } from '../builders/slack-limits.ts';
import {
  buttonClick,
  menuChoice,
  RESPONSE_URL,
  slashCommand,
  viewSubmission,
} from '../builders/slack-request.ts';
import {
  acknowledged,
  cardIn,
  doorWithCards,
  inThreads,
  linesWith,
  lookAgain,
  opened,
} from '../fakes/card-door.ts';
import type { SlackDoor } from '../fakes/modal-user.ts';
import {
  answerIn,
  LONELY_INCIDENT,
  LONELY_ITEM,
  NOON,
  openSlackDoor,
  REFERENCE,
} from '../fakes/open-slack-door.ts';

type Options = Parameters<typeof openSlackDoor>[0];

const DAY_MS = 24 * 60 * 60 * 1000;

/** The draft of a ticket about the card, before somebody who may type the number of the case. */
async function draftOfCard(door: SlackDoor, user?: string) {
  const value = alertId(LONELY_INCIDENT);
  const click = buttonClick({ actionId: 'ticket_draft', value, on: 'card', ...cardIn(door) });
  const form = await opened(door, click, user);
  expect(await form.submit()).toEqual({});
  expect(form.modal.callback_id).toBe('case_form');
  return form;
}

async function cardDoor(options?: Options): Promise<SlackDoor> {
  return doorWithCards([LONELY_INCIDENT], options);
}

/** A door whose store of cases is changed. */
function withCases(change: (cases: CaseStore) => Partial<CaseStore>): Options {
  return { change: ({ cases }) => ({ cases: { ...cases, ...change(cases) } }) };
}

/** A case in the store. */
async function kept({ fake }: SlackDoor, but: Partial<SupportCase> = {}): Promise<SupportCase> {
  const saved = await fake.cases.save({
    number: '1170042',
    with: 'Plaid',
    subject: 'Harbor Test Bank: ITEM_LOGIN_REQUIRED on 1 Item',
    status: 'Open',
    statusAt: NOON,
    filedBy: 'U0MIRA',
    filedAt: NOON,
    incidentKey: LONELY_INCIDENT,
    itemIds: [LONELY_ITEM],
    version: 0,
    ...but,
  });
  if (saved === undefined) throw new Error('not kept');
  return saved;
}

/** Lines about cases in the thread of the card. */
function caseLines(door: SlackDoor): string[] {
  return inThreads(door)
    .map(({ message }) => message.text)
    .filter((text) => text.includes('filed case'));
}

function card({ fake }: SlackDoor): string {
  const [first] = fake.slack.standing;
  return first === undefined ? '' : seen(first.message);
}

function told({ fake }: SlackDoor) {
  return fake.slack.responses.map(({ url, to, message }) => ({ url, to, shown: seen(message) }));
}

describe('I filed it', () => {
  it('keeps the case: whose it is, what about, how it stands', async () => {
    const door = await cardDoor();
    const form = await draftOfCard(door, 'U0MIRA');
    door.fake.pass(DAY_MS);
    form.fill({ case: '1170042' });
    expect(await form.submit()).toEqual({});
    const at = door.fake.now().toISOString();
    expect(door.fake.cases.all()).toEqual([
      {
        number: '1170042',
        with: 'Plaid',
        subject: 'Harbor Test Bank: ITEM_LOGIN_REQUIRED on 1 Item',
        status: 'Open',
        statusAt: at,
        filedBy: 'U0MIRA',
        filedAt: at,
        incidentKey: LONELY_INCIDENT,
        itemIds: [LONELY_ITEM],
        version: 1,
      },
    ]);
    expect(form.text).toContain('Noted. Case `#1170042` *Open*: support has it.');
    expect(form.text).toContain('`/plaid tickets`');
    expect(form.inputs).toEqual([]);
  });

  it('says so in the thread of the card, once', async () => {
    const door = await cardDoor();
    const form = await draftOfCard(door, 'U0MIRA');
    form.fill({ case: '1170042' });
    await form.submit();
    expect(caseLines(door)).toEqual([
      '<@U0MIRA> filed case `#1170042` with *Plaid*: Harbor Test Bank: ITEM_LOGIN_REQUIRED on 1 Item',
    ]);
    const [line] = inThreads(door).slice(-1);
    expect(line).toMatchObject({ channel: 'C0ALERTS', thread: cardIn(door).ts });
    const blocks = line?.message.blocks ?? [];
    expect(slackProblems({ text: 'A line.', blocks }, { people: true })).toEqual([]);
  });

  it('has the card looked at, and the card shows it', async () => {
    const door = await cardDoor();
    await lookAgain(door, LONELY_INCIDENT, DAY_MS);
    await lookAgain(door, LONELY_INCIDENT);
    expect(card(door)).not.toContain('Case');
    expect(await dueSoon(door)).toEqual([]);
    const form = await draftOfCard(door);
    form.fill({ case: '1170042' });
    await form.submit();
    expect(await dueSoon(door)).toEqual([LONELY_INCIDENT]);
    await lookAgain(door, LONELY_INCIDENT);
    expect(card(door)).toContain('Case `#1170042` *Open*');
  });

  it.each([
    { typed: '1170042', number: '1170042' },
    { typed: ' #1170042\n', number: '1170042' },
    { typed: 'PLD-2026_11a', number: 'PLD-2026_11a' },
    { typed: 'x'.repeat(40), number: 'x'.repeat(40) },
  ])('takes "$typed"', async ({ typed, number }) => {
    const door = await cardDoor();
    const form = await draftOfCard(door);
    form.fill({ case: typed });
    expect(await form.submit()).toEqual({});
    expect(door.fake.cases.all().map((one) => one.number)).toEqual([number]);
  });

  it.each([
    { case: 'nothing', typed: '' },
    { case: 'blanks', typed: '  ' },
    { case: 'a number sign', typed: '#' },
    { case: 'two numbers', typed: '1170042 1170043' },
    { case: 'a sentence', typed: 'They did not tell me one.' },
    { case: 'an address', typed: 'https://dashboard.plaid.com/support/case/1170042' },
    { case: 'a mention', typed: '<!channel>' },
    { case: 'a minus first', typed: '-117' },
    { case: 'letters of another script', typed: 'Fall-№-117' },
    { case: '41 characters', typed: 'x'.repeat(41) },
  ])('does not take $case: a sentence under the field', async ({ typed }) => {
    const door = await cardDoor();
    const form = await draftOfCard(door);
    form.fill({ case: typed });
    expect(await form.submit()).toEqual({
      case: 'Type the number that support gave to the case, such as 1234567, or close.',
    });
    expect(door.fake.cases.all()).toEqual([]);
    expect(caseLines(door)).toEqual([]);
    form.fill({ case: '1170042' });
    expect(await form.submit()).toEqual({});
  });

  it.each([
    { case: 'an access token', secret: 'access-sandbox-0815-none-of-ours' },
    { case: 'a secret of the API', secret: '0f1e2d3c4b5a69788796a5b4c3d2e1' },
    { case: 'a token of Slack', secret: 'xoxb-0815-none-of-ours' },
  ])('does not take $case, which looks like a number, and keeps it nowhere', async ({ secret }) => {
    const door = await cardDoor();
    const form = await draftOfCard(door);
    form.fill({ case: secret });
    const errors = await form.submit();
    expect(errors).toEqual({ case: expect.stringContaining('take it out, and replace it') });
    expect(inspect(errors) + door.traces()).not.toContain(secret);
  });

  it('given twice: known already, and nobody is told again', async () => {
    const door = await cardDoor();
    const [mira, ole] = [await draftOfCard(door, 'U0MIRA'), await draftOfCard(door, 'U0OLE')];
    mira.fill({ case: '1170042' });
    await mira.submit();
    await door.fake.cases.save({ ...(await known(door)), status: 'Updated' });
    ole.fill({ case: '#1170042' });
    expect(await ole.submit()).toEqual({});
    expect(ole.text).toContain('This case is known already. Case `#1170042` *Updated*');
    expect(caseLines(door)).toHaveLength(1);
    expect(await known(door)).toMatchObject({ filedBy: 'U0MIRA', status: 'Updated' });
  });

  it('the same number from two people at once: one case, one line, and neither is refused', async () => {
    const door = await cardDoor();
    const [mira, ole] = [await draftOfCard(door, 'U0MIRA'), await draftOfCard(door, 'U0OLE')];
    mira.fill({ case: '1170042' });
    ole.fill({ case: '1170042' });
    expect(await Promise.all([mira.submit(), ole.submit()])).toEqual([{}, {}]);
    expect(caseLines(door)).toHaveLength(1);
    const { filedBy } = await known(door);
    expect(caseLines(door)[0]).toContain(filedBy);
  });

  it('two numbers from two people at once: two cases', async () => {
    const door = await cardDoor();
    const [mira, ole] = [await draftOfCard(door, 'U0MIRA'), await draftOfCard(door, 'U0OLE')];
    mira.fill({ case: '1170042' });
    ole.fill({ case: '1170043' });
    expect(await Promise.all([mira.submit(), ole.submit()])).toEqual([{}, {}]);
    expect(door.fake.cases.all()).toHaveLength(2);
    expect(caseLines(door)).toHaveLength(2);
    await lookAgain(door, LONELY_INCIDENT);
    expect(card(door)).toMatch(/#117004[23][^]*#117004[23]/);
  });

  it('sent twice: the second is told that it is known', async () => {
    const door = await cardDoor();
    const form = await draftOfCard(door);
    const sent = viewSubmission({ id: 'V01', modal: form.modal, answers: { case: '1170042' } });
    const bodies = [(await door.ask(sent)).body, (await door.ask(sent)).body];
    expect(bodies[0]).toContain('Noted.');
    expect(bodies[1]).toContain('This case is known already.');
    expect(caseLines(door)).toHaveLength(1);
  });

  it('of a draft that came from a command: kept, and no line', async () => {
    const door = await openSlackDoor();
    const form = await opened(door, slashCommand(`ticket codat ${LONELY_ITEM}`));
    await form.submit();
    form.fill({ case: 'COD-77' });
    expect(await form.submit()).toEqual({});
    expect(door.fake.cases.all()).toMatchObject([{ with: 'Codat', itemIds: [LONELY_ITEM] }]);
    expect(door.fake.slack.standing).toEqual([]);
  });

  it('of a draft about data is no case of the incident that its Item is in', async () => {
    const door = await cardDoor();
    const form = await opened(door, slashCommand(`ticket misclassified-accounts ${LONELY_ITEM}`));
    await form.submit();
    form.fill({ case: '1170042' });
    await form.submit();
    await lookAgain(door, LONELY_INCIDENT);
    expect(card(door)).not.toContain('1170042');
    const { shown } = answerIn(await door.ask(slashCommand(`item ${LONELY_ITEM}`)));
    expect(shown).toContain('#1170042');
  });

  it.each<SlackOutcome>([
    { kind: 'refused', reason: 'not_in_channel' },
    { kind: 'unsure', reason: 'internal_error' },
    { kind: 'limited', retryAfterMs: 30_000 },
  ])('that Slack says $kind to: the case is kept, the log has it', async (outcome) => {
    let isDeaf = false;
    const door = await cardDoor({
      change: ({ slack }) => ({
        slack: {
          ...slack,
          post: (...args) => (isDeaf ? Promise.resolve(outcome) : slack.post(...args)),
        },
      }),
    });
    const form = await draftOfCard(door);
    isDeaf = true;
    form.fill({ case: '1170042' });
    expect(await form.submit()).toEqual({});
    expect(form.text).toContain('Noted.');
    expect(door.fake.log.lines).toContainEqual(expect.objectContaining(outcome));
  });

  it.each<{ case: string; fail: () => Promise<never> }>([
    { case: 'throws', fail: () => Promise.reject(new UpstreamError('store', 'down')) },
    { case: 'never answers', fail: () => new Promise<never>(() => undefined) },
  ])('a store that $case: a sentence under the field, with the reference', async ({ fail }) => {
    let isBroken = false;
    const door = await cardDoor({
      change: (fake) => ({
        cases: { ...fake.cases, find: (number) => (isBroken ? fail() : fake.cases.find(number)) },
        // While the store is broken, the time for which Slack waits is over at once.
        sleep: (ms, signal) => (isBroken ? Promise.resolve() : fake.sleep(ms, signal)),
      }),
    });
    const form = await draftOfCard(door);
    isBroken = true;
    form.fill({ case: '1170042' });
    expect(await form.submit()).toEqual({ case: expect.stringContaining(REFERENCE) });
    expect(linesWith(door, REFERENCE)).toHaveLength(1);
    isBroken = false;
    expect(await form.submit()).toEqual({});
  });

  it('a store that fails after the case was kept: sent again, the card is looked at', async () => {
    let isBroken = false;
    const door = await cardDoor({
      change: ({ alerts }) => ({
        alerts: {
          ...alerts,
          find: (id) =>
            isBroken ? Promise.reject(new UpstreamError('store', 'down')) : alerts.find(id),
        },
      }),
    });
    await lookAgain(door, LONELY_INCIDENT, DAY_MS);
    await lookAgain(door, LONELY_INCIDENT);
    expect(await dueSoon(door)).toEqual([]);
    const form = await draftOfCard(door);
    isBroken = true;
    form.fill({ case: '1170042' });
    expect(Object.keys(await form.submit())).toEqual(['case']);
    isBroken = false;
    expect(await form.submit()).toEqual({});
    expect(form.text).toContain('This case is known already.');
    expect(await dueSoon(door)).toEqual([LONELY_INCIDENT]);
  });

  it.each(['', '{', '[]', '{"subject":1}', '{"subject":"x","with":"Nobody","itemIds":[]}'])(
    'carried by an older Tartan, or mangled: %s: kept, about nothing',
    async (metadata) => {
      const door = await cardDoor();
      const form = await draftOfCard(door);
      const modal = { ...form.modal, private_metadata: metadata };
      const answers = { case: '1170042' };
      const { body } = await door.ask(viewSubmission({ id: 'V01', modal, answers }));
      expect(body).toContain('Noted.');
      expect(door.fake.cases.all()).toMatchObject([{ subject: '', with: 'Plaid', itemIds: [] }]);
      expect(caseLines(door)).toEqual([]);
      const { shown } = answerIn(await door.ask(slashCommand('tickets')));
      expect(shown).toContain('#1170042');
    },
  );
});

describe('the status menu of /plaid tickets', () => {
  const choose = (value: string) =>
    menuChoice({ actionId: 'case_status', value, on: 'answer', user: 'U0OLE' });

  it('the very menu that the list has moves the case', async () => {
    const door = await openSlackDoor();
    await kept(door);
    const { shown } = answerIn(await door.ask(slashCommand('tickets')));
    for (const status of caseStatuses) expect(shown.split('\n')).toContain(`1170042 ${status}`);
    expect(await door.ask(choose('1170042 Updated'))).toEqual(acknowledged);
    expect(await known(door)).toMatchObject({ status: 'Updated', statusAt: NOON, version: 2 });
  });

  it.each(caseStatuses)('%s: kept with its time, and the list takes its place', async (status) => {
    const door = await openSlackDoor();
    await kept(door, { status: 'Pending', statusAt: '2026-11-20T10:00:00.000Z' });
    await kept(door, { number: '1170099', incidentKey: undefined });
    await door.ask(choose(`1170042 ${status}`));
    expect(await known(door)).toMatchObject({ status, statusAt: NOON });
    expect(told(door)).toEqual([
      { url: RESPONSE_URL, to: 'in place', shown: expect.stringContaining('#1170099') },
    ]);
    const [list] = told(door);
    const isOpen = status !== 'Closed';
    expect(list?.shown).toContain(isOpen ? '2 open cases' : '1 open case');
    expect(list?.shown.includes('#1170042')).toBe(isOpen);
    if (isOpen) expect(list?.shown).toContain(`Case \`#1170042\` *${status}*`);
  });

  it('has the card looked at: it shows how the case stands, and nothing of one that is closed', async () => {
    const door = await cardDoor();
    await kept(door);
    await lookAgain(door, LONELY_INCIDENT);
    expect(card(door)).toContain('*Open*');
    await door.ask(choose('1170042 Updated'));
    await lookAgain(door, LONELY_INCIDENT);
    expect(card(door)).toContain('*Updated*, Solved by itself on');
    await door.ask(choose('1170042 Closed'));
    await lookAgain(door, LONELY_INCIDENT);
    expect(card(door)).not.toContain('1170042');
  });

  it('two people at once: the later one holds, and no write is lost', async () => {
    const door = await openSlackDoor();
    await kept(door);
    const moves = [door.ask(choose('1170042 Updated')), door.ask(choose('1170042 Solved'))];
    expect(await Promise.all(moves)).toEqual([acknowledged, acknowledged]);
    const { status, version } = await known(door);
    expect(['Updated', 'Solved']).toContain(status);
    expect(version).toBe(3);
    expect(told(door)).toHaveLength(2);
  });

  it('a conflict is tried again', async () => {
    let conflicts = 2;
    const door = await openSlackDoor(
      withCases((cases) => ({
        save(one) {
          conflicts -= 1;
          return conflicts < 0 ? cases.save(one) : Promise.resolve(undefined);
        },
      })),
    );
    await kept(door);
    await door.ask(choose('1170042 Solved'));
    expect(await known(door)).toMatchObject({ status: 'Solved' });
  });

  it.each<{ case: string; save: CaseStore['save'] }>([
    { case: 'only ever conflicts', save: () => Promise.resolve(undefined) },
    { case: 'fails', save: () => Promise.reject(new UpstreamError('store', 'down')) },
  ])('a store that $case: who chose is told; the list stays', async ({ save }) => {
    const door = await openSlackDoor(withCases(() => ({ save })));
    await kept(door);
    expect(await door.ask(choose('1170042 Solved'))).toEqual(acknowledged);
    expect(told(door)).toEqual([
      { url: RESPONSE_URL, to: 'asker', shown: expect.stringContaining(REFERENCE) },
    ]);
  });

  it.each([
    { case: 'a case that nobody knows', value: '9999999 Solved' },
    { case: 'a state that there is not', value: '1170042 Lost' },
    { case: 'the name of every prototype', value: '1170042 __proto__' },
    { case: 'that name as a case', value: '__proto__ Solved' },
    { case: 'a mention', value: '<!channel> <!channel>' },
    { case: 'half a value', value: '1170042' },
    { case: 'no value', value: '' },
  ])('of $case: nothing changes, and the list is shown', async ({ value }) => {
    const door = await openSlackDoor();
    const before = await kept(door);
    expect(await door.ask(choose(value))).toEqual(acknowledged);
    expect(door.fake.cases.all()).toEqual([before]);
    expect(told(door)).toEqual([
      { url: RESPONSE_URL, to: 'in place', shown: expect.stringContaining('1 open case') },
    ]);
    expect(told(door)[0]?.shown).not.toContain('<!channel>');
  });

  it('without anything chosen: the list', async () => {
    const door = await openSlackDoor();
    await kept(door);
    const { contentType, body } = choose('gone');
    const payload: { actions: object[] } = JSON.parse(
      new URLSearchParams(body).get('payload') ?? '',
    );
    const [action] = payload.actions;
    const bare = { ...payload, actions: [{ ...action, selected_option: null }] };
    const sent = new URLSearchParams({ payload: JSON.stringify(bare) }).toString();
    expect(await door.ask({ contentType, body: sent })).toEqual(acknowledged);
    expect(told(door).map(({ to }) => to)).toEqual(['in place']);
  });

  it('moves on by itself: 14 days to solved, 7 more to closed', async () => {
    const door = await openSlackDoor();
    await kept(door, { status: 'Updated' });
    const list = async () => answerIn(await door.ask(slashCommand('tickets'))).shown;
    door.fake.pass(14 * DAY_MS - 1);
    expect(await list()).toContain('*Updated*, Solved by itself on');
    door.fake.pass(1);
    expect(await list()).toContain('*Solved*, Closed by itself on');
    door.fake.pass(7 * DAY_MS);
    expect(await list()).toContain('No open case');
    expect(await known(door)).toMatchObject({ status: 'Updated', version: 1 });
  });
});

/** The incident of the card, when it is looked at within ten seconds. */
async function dueSoon({ fake }: SlackDoor): Promise<string[]> {
  const due = await fake.alerts.due(new Date(fake.now().getTime() + 10_000), 10);
  return due.map(({ incidentKey }) => incidentKey).filter((key) => key === LONELY_INCIDENT);
}

async function known({ fake }: SlackDoor): Promise<SupportCase> {
  const found = await fake.cases.find('1170042');
  if (found === undefined) throw new Error('no such case');
  return found;
}
