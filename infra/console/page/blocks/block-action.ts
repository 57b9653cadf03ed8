import type { Click } from '#console/contract.ts';

/** What a person did to an element of a block. */
export type BlockAction = Omit<Click, 'channel' | 'ts'>;

/** Ends when the app has answered. */
export type OnAct = (action: BlockAction) => Promise<unknown>;
