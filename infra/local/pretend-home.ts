import { blocksOf, type Fields } from './slack-fields.ts';
import type { SlackMessage } from './slack-workspace.ts';

export const HOME_ID = 'V0HOME';

/** The app's own page in the pretend Slack, as the person sees it. */
export interface Home {
  publish(view: unknown): { ok: true; view: object };
  /** Undefined: the app has published none. */
  current(): Pick<SlackMessage, 'blocks'> | undefined;
  clear(): void;
}

export function openHome(): Home {
  let home: Fields | undefined;
  return {
    publish(view) {
      home = { ...Object(view) };
      return { ok: true, view: { id: HOME_ID, ...home } };
    },
    current: () => home && { blocks: blocksOf(home) },
    clear() {
      home = undefined;
    },
  };
}
