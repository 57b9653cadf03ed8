import type { ShownMessage } from '#console/contract.ts';

/** What the middle shows; the first channel, where none is named. */
export type Place = { at: 'channel'; channel?: string } | { at: 'home' };

/** What stands beside the channel. */
export type Side = { shows: 'thread' | 'line'; of: ShownMessage } | undefined;

/** Of the panel. */
export type Tab = 'scenarios' | 'world';
