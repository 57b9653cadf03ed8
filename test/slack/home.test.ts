import { describe, expect, it } from 'vitest';

import { applyToItem } from '#lib/flows/apply-to-item.ts';
import type { Home } from '#lib/messages/message.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

import { expiring, failed } from '../builders/item-events.ts';
import { seen } from '../builders/seen.ts';
import { slackProblems } from '../builders/slack-limits.ts';
import { homeAction, homeOpened } from '../builders/slack-request.ts';
import { LONELY_ITEM, openSlackDoor, REFERENCE, textsIn } from '../fakes/open-slack-door.ts';
type Door = Awaited<ReturnType<typeof openSlackDoor>>;

const acknowledged = { statusCode: 200, body: '' };

async function homeIn(door: Door, allowed = {}): Promise<string> {
  expect(await door.ask(homeOpened())).toEqual(acknowledged);
  const home = door.fake.slack.homes.get('U0ASKER') ?? expect.fail('no home');
  expect(slackProblems(home, allowed)).toEqual([]);
  return seen(home);
}

async function modalAfter(door: Door, actionId: string, value: string): Promise<string> {
  expect(await door.ask(homeAction(actionId, value))).toEqual(acknowledged);
  const modal = door.fake.slack.modals.at(-1) ?? expect.fail('no modal');
  expect(slackProblems(modal)).toEqual([]);
  return seen(modal);
}

/** What each button of the page asks. */
function askedIn(home: Home | undefined): unknown[] {
  return (home?.blocks ?? []).flatMap((block) =>
    'accessory' in block && block.accessory.type === 'button' ? [block.accessory.value] : [],
  );
}

describe('App Home', () => {
  it('tells what needs somebody first, the largest on top, then how everything stands', async () => {
    const door = await openSlackDoor();
    const shown = await homeIn(door);
    expect(shown).toContain('*2 open incidents, 5 Items*');
    expect(shown).toMatch(/Lighthouse Savings[^]*Harbor Test Bank[^]*Items by state/);
    expect(shown).toContain('*The end user* must act.');
    expect(shown).toContain('Not configured');
    expect(shown).toContain('Last webhook');
    expect(askedIn(door.fake.slack.homes.get('U0ASKER'))).toEqual([
      'institution ins_900002',
      `item ${LONELY_ITEM}`,
    ]);
  });

  it('tells what will break within seven days, and nothing later', async () => {
    const door = await openSlackDoor();
    for (const [itemId, institution, days] of [
      ['SoonItem9kQwErTyUiOpAsDfGhJkLzXcVbNm1', 'ins_900003', 3],
      ['LateItem9kQwErTyUiOpAsDfGhJkLzXcVbNm1', 'ins_900004', 20],
    ] as const) {
      const deadline = new Date(door.fake.now().getTime() + days * 86_400_000).toISOString();
      await applyToItem(expiring(0, { itemId, institution, deadline }), door.fake);
    }
    const shown = await homeIn(door);
    const soon = shown.slice(shown.indexOf('Will break within 7 days'), shown.indexOf('by state'));
    expect(soon).toContain('Bank ins_900003');
    expect(soon).not.toContain('Bank ins_900004');
  });

  it('stays within a page when very much is wrong', async () => {
    const door = await openSlackDoor();
    for (let number = 0; number < 150; number += 1) {
      const itemId = `Many${String(number).padStart(4, '0')}kQwErTyUiOpAsDfGhJkLzXcVbN`;
      await applyToItem(failed(0, { itemId, institution: `ins_7${String(number)}` }), door.fake);
    }
    expect(await homeIn(door)).toContain('and 132 more');
    expect(door.fake.slack.homes.get('U0ASKER')?.blocks.length).toBeLessThanOrEqual(100);
  });

  it('is not drawn for the tab of messages', async () => {
    const door = await openSlackDoor();
    expect(await door.ask(homeOpened('U0ASKER', 'messages'))).toEqual(acknowledged);
    expect(door.fake.slack.homes.size).toBe(0);
  });

  it('owns up with a reference when the store does not answer', async () => {
    const door = await openSlackDoor({
      change: ({ alerts }) => ({
        alerts: { ...alerts, open: () => Promise.reject(new UpstreamError('store', 'down')) },
      }),
    });
    expect(await homeIn(door)).toContain(REFERENCE);
  });

  it('tells nothing but where to ask when channels are limited', async () => {
    const door = await openSlackDoor({ config: { channels: ['C0ALERTS'] } });
    const shown = await homeIn(door, { channels: true });
    expect(shown).toContain('<#C0ALERTS>');
    expect(shown).not.toContain('Harbor Test Bank');
    expect(await door.ask(homeAction('home_search', LONELY_ITEM))).toEqual(acknowledged);
    expect(door.fake.slack.modals).toEqual([]);
  });

  it('is not drawn for a workspace that may not ask', async () => {
    const door = await openSlackDoor({ config: { teams: ['T0OTHER'] } });
    await door.ask(homeOpened());
    expect(door.fake.slack.homes.size).toBe(0);
  });
});

describe('what is asked in App Home', () => {
  it.each([
    { asked: 'an error', text: 'we got item login required again', says: 'ITEM_LOGIN_REQUIRED' },
    { asked: 'an error code', text: 'ITEM_LOGIN_REQUIRED', says: 'Who acts' },
    { asked: 'a command', text: `item ${LONELY_ITEM}`, says: 'this Item is *broken*' },
    { asked: 'a bank', text: 'ins_900002', says: 'Lighthouse Savings' },
    { asked: 'something live', text: `check ${LONELY_ITEM}`, says: 'That is asked live' },
    { asked: 'nothing that is known', text: 'zzzz', says: 'Tartan' },
  ])('$asked is answered in a modal, without controls', async ({ text, says }) => {
    const door = await openSlackDoor();
    const shown = await modalAfter(door, 'home_search', text);
    expect(shown).toContain(says);
    const [modal] = door.fake.slack.modals;
    expect(textsIn(modal)).not.toContain('button');
    expect(door.followUps.started).toEqual([]);
  });

  it('a button asks about its incident', async () => {
    const door = await openSlackDoor();
    expect(await modalAfter(door, 'home_ask', `item ${LONELY_ITEM}`)).toContain('Harbor Test Bank');
  });

  it('a ticket opens its form', async () => {
    const door = await openSlackDoor();
    expect(await modalAfter(door, 'home_search', `ticket ${LONELY_ITEM}`)).toContain(LONELY_ITEM);
  });

  it('a token is refused, and stands nowhere', async () => {
    const door = await openSlackDoor();
    const token = 'access-sandbox-7c69d345-fda5-4a1a-9c9e-8f2a35d1c0aa';
    const shown = await modalAfter(door, 'home_search', `explain ${token}`);
    expect(shown).not.toContain(token);
    expect(door.traces()).not.toContain(token);
  });
});
