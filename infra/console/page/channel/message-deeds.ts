import type { ShownMessage } from '#console/contract.ts';
import type { BlockAction } from '#console/page/blocks/block-action.ts';

/** What a person can do with a message; the same object for as long as the page is open. */
export interface MessageDeeds {
  click: (message: ShownMessage, action: BlockAction) => Promise<unknown>;
  playShortcut: (message: ShownMessage, callbackId: string) => void;
  openThread: (message: ShownMessage) => void;
  /** Behind the scenes of it. */
  choose: (message: ShownMessage) => void;
}
