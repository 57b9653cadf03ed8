import type { ActionsBlockElement, SectionBlockAccessory } from '@slack/types';
import { useState } from 'react';

import type { BlockAction, OnAct } from './block-action.ts';
import { ButtonElement } from './button-element.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { Field } from './field.tsx';
import { initialValue } from './initial-value.ts';
import { OverflowMenu } from './overflow-menu.tsx';

type Elements = ActionsBlockElement | SectionBlockAccessory;

interface Props {
  element: Elements;
  blockId: string;
  onAct: OnAct;
}

/** An element that acts at once when it is used, having asked first where it says so. */
export function Element({ element, blockId, onAct }: Props) {
  const [asked, setAsked] = useState<BlockAction>();
  const [chosen, setChosen] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  if (element.type === 'image') return <span className="faint">({element.alt_text})</span>;
  if (element.type === 'workflow_button' || element.type === 'rich_text_input')
    return <span className="faint">(not drawn here: {element.type})</span>;

  const { type, action_id: actionId = '', confirm } = element;
  const send = (action: BlockAction) => {
    setAsked(undefined);
    setBusy(true);
    void onAct(action).finally(() => {
      setBusy(false);
    });
  };
  const act = (value: string) => {
    const action = { actionId, blockId, type, value };
    if (confirm === undefined) send(action);
    else setAsked(action);
  };
  return (
    <>
      {type === 'button' ? (
        <ButtonElement element={element} isBusy={isBusy} onPress={act} />
      ) : type === 'overflow' ? (
        <OverflowMenu element={element} onChoose={act} />
      ) : (
        <Field
          element={element}
          value={chosen ?? initialValue(element)}
          onChange={(value) => {
            setChosen(value);
            act(value);
          }}
        />
      )}
      {asked !== undefined && confirm !== undefined && (
        <ConfirmDialog
          confirm={confirm}
          onConfirm={() => {
            send(asked);
          }}
          onDeny={() => {
            setAsked(undefined);
            setChosen(undefined);
          }}
        />
      )}
    </>
  );
}
