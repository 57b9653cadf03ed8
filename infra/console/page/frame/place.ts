import type { ShownMessage } from '#console/contract.ts';

/** What stands beside the channel. */
export type Side = { shows: 'thread' | 'line'; of: ShownMessage } | undefined;

/** Of the panel. */
export type Tab = 'scenarios' | 'world';
