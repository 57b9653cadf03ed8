import type { ShownMessage, World } from '#console/contract.ts';
import { Menu } from '#console/page/frame/menu.tsx';

import type { MessageDeeds } from './message-deeds.ts';

interface Props {
  message: ShownMessage;
  /** Undefined where no thread can be opened from here: in the thread itself. */
  replies: number | undefined;
  shortcuts: World['shortcuts'];
  isBehindShown: boolean;
  deeds: MessageDeeds;
}

/** What Slack offers at the corner of a message: its thread, and the app's shortcuts. */
export function MessageTools({ message, replies, shortcuts, isBehindShown, deeds }: Props) {
  const isOfTheBot = message.from === 'bot';
  return (
    <div className={isBehindShown ? 'message-tools always' : 'message-tools'}>
      {isBehindShown && isOfTheBot && (
        <button
          type="button"
          className="tool-button"
          onClick={() => {
            deeds.choose(message);
          }}
        >
          Why?
        </button>
      )}
      {!message.isEphemeral && replies !== undefined && (
        <button
          type="button"
          className="icon-button"
          aria-label="Open the thread"
          title="Open the thread"
          onClick={() => {
            deeds.openThread(message);
          }}
        >
          💬
        </button>
      )}
      {!message.isEphemeral && shortcuts.length > 0 && (
        <Menu
          label="Message shortcuts"
          choices={shortcuts.map(({ callbackId, title }) => ({ value: callbackId, label: title }))}
          onChoose={(callbackId) => {
            deeds.playShortcut(message, callbackId);
          }}
        />
      )}
    </div>
  );
}
