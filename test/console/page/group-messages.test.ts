import { describe, expect, it } from 'vitest';

import type { ShownMessage } from '#console/contract.ts';
import { groupMessages, repliesText, threadOf } from '#console/page/channel/group-messages.ts';

const utc = { zone: 'UTC' };

function message(ts: string, changed: Partial<ShownMessage> = {}): ShownMessage {
  return {
    channel: 'C1',
    ts,
    from: 'bot',
    text: `of ${ts}`,
    blocks: [],
    attachments: [],
    isEdited: false,
    isEphemeral: false,
    ...changed,
  };
}

/** 26 November 2026, 23:59:50. */
const evening = 1_795_737_590;
const first = message(`${String(evening)}.000000`);
const second = message(`${String(evening + 20)}.000000`);
const reply = message(`${String(evening + 30)}.000000`, { threadTs: first.ts });
const elsewhere = message(`${String(evening + 40)}.000000`, { channel: 'C2' });
const lost = message(`${String(evening + 50)}.000000`, { threadTs: '1.000000' });

describe('what a channel shows', () => {
  it('is nothing when nothing has come', () => {
    expect(groupMessages([], 'C1', utc)).toEqual([]);
  });

  it('stands under its day, where the viewer is', () => {
    expect(groupMessages([first, second], 'C1', utc).map(({ day }) => day)).toEqual([
      '2026-11-26',
      '2026-11-27',
    ]);
    const [only, ...others] = groupMessages([first, second], 'C1', { zone: 'Asia/Tokyo' });
    expect(only?.parents.map(({ message: shown }) => shown)).toEqual([first, second]);
    expect(others).toEqual([]);
  });

  it('is of that channel, without what stands in threads', () => {
    const days = groupMessages([first, second, reply, elsewhere], 'C1', utc);
    expect(days.flatMap(({ parents }) => parents)).toEqual([
      { message: first, replies: 1, lastReplyTs: reply.ts },
      { message: second, replies: 0, lastReplyTs: undefined },
    ]);
  });

  it('loses no answer whose message is gone', () => {
    const [day] = groupMessages([lost], 'C1', utc);
    expect(day?.parents.map(({ message: shown }) => shown)).toEqual([lost]);
  });

  it('counts a message that names itself as its thread as no answer', () => {
    const self = message(first.ts, { threadTs: first.ts });
    const [day] = groupMessages([self, reply], 'C1', utc);
    expect(day?.parents.map(({ replies }) => replies)).toEqual([1]);
  });
});

describe('a thread', () => {
  it('is its message and the answers, in their order', () => {
    expect(threadOf([first, second, reply, elsewhere], 'C1', first.ts)).toEqual([first, reply]);
  });

  it.each([
    { count: 1, said: '1 reply' },
    { count: 12, said: '12 replies' },
  ])('has $said', ({ count, said }) => {
    expect(repliesText(count)).toBe(said);
  });
});
