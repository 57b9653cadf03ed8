import { describe, expect, it } from 'vitest';

import { ago, dayOf, formatSlackDate } from '#console/page/mrkdwn/format-slack-date.ts';

const at = new Date('2026-11-26T22:30:05Z');
const london = { zone: 'Europe/London' };
const tokyo = { zone: 'Asia/Tokyo' };

describe('a date of Slack', () => {
  it.each([
    { form: '{date_num}', viewer: london, written: '26/11/2026' },
    { form: '{date}', viewer: london, written: '26 November 2026' },
    { form: '{date_short}', viewer: london, written: '26 Nov 2026' },
    { form: '{date_long}', viewer: london, written: 'Thursday, 26 November 2026' },
    { form: '{date_long}', viewer: tokyo, written: 'Friday, 27 November 2026' },
    { form: '{time}', viewer: london, written: '22:30' },
    { form: '{time}', viewer: tokyo, written: '07:30' },
    { form: '{time_secs}', viewer: london, written: '22:30:05' },
    { form: '{date_short_pretty}, {time}', viewer: london, written: 'today, 22:30' },
    { form: 'on {date_short} ({ago})', viewer: london, written: 'on 26 Nov 2026 (just now)' },
    { form: '{no_such}', viewer: london, written: '{no_such}' },
  ])('is $written of $form in $viewer.zone', ({ form, viewer, written }) => {
    expect(formatSlackDate(form, at, at, viewer)).toBe(written);
  });

  it.each([
    { now: '2026-11-26T00:01:00Z', zone: 'Europe/London', written: 'today' },
    { now: '2026-11-27T00:01:00Z', zone: 'Europe/London', written: 'yesterday' },
    { now: '2026-11-25T23:59:00Z', zone: 'Europe/London', written: 'tomorrow' },
    { now: '2026-11-28T00:01:00Z', zone: 'Europe/London', written: '26 Nov 2026' },
    { now: '2026-11-27T00:01:00Z', zone: 'Asia/Tokyo', written: 'today' },
  ])('is $written at $now in $zone', ({ now, zone, written }) => {
    expect(formatSlackDate('{date_short_pretty}', at, new Date(now), { zone })).toBe(written);
  });

  it.each([
    { now: '2026-11-26T22:35:05Z', written: '5 minutes ago' },
    { now: '2026-11-26T21:30:05Z', written: 'in 1 hour' },
    { now: '2026-11-19T22:30:05Z', written: 'in 7 days' },
    { now: '2026-11-28T22:30:05Z', written: '2 days ago' },
  ])('is $written, seen at $now', ({ now, written }) => {
    expect(ago(at, new Date(now))).toBe(written);
  });

  it('is of the day that the viewer has', () => {
    expect(dayOf(at, london)).toBe('2026-11-26');
    expect(dayOf(at, tokyo)).toBe('2026-11-27');
  });
});
