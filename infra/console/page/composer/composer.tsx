import { type KeyboardEvent, useId, useRef, useState } from 'react';

import { emptyHistory, remember, step } from './command-history.ts';
import { type CommandUse, completeCommand, enterCompletes, slashText } from './complete-command.ts';
import { CompletionList } from './completion-list.tsx';

interface Props {
  channelName: string;
  commands: readonly CommandUse[];
  onSlash: (text: string) => Promise<unknown>;
}

/** Where commands are typed. */
export function Composer({ channelName, commands, onSlash }: Props) {
  const [text, setText] = useState('');
  const [history, setHistory] = useState(emptyHistory);
  const [chosen, setChosen] = useState(0);
  const [isListClosed, setListClosed] = useState(false);
  const [says, setSays] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const completions = completeCommand(text, commands);
  const isOpen = !isListClosed && completions.length > 0;

  const type = (typed: string) => {
    setText(typed);
    setChosen(0);
    setListClosed(false);
    setSays('');
  };
  const send = () => {
    const command = slashText(text);
    if (text.trim() === '') return;
    if (command === undefined) {
      setSays('Tartan hears commands alone: begin with /plaid. Try /plaid help.');
      return;
    }
    setHistory(remember(history, text.trim()));
    type('');
    setSays('Sent…');
    void onSlash(command).finally(() => {
      setSays('');
    });
  };
  const complete = (index: number) => {
    const completion = completions[index];
    if (completion !== undefined) type(completion.text);
    input.current?.focus();
  };
  const walkHistory = (by: 1 | -1) => {
    const there = step(history, by);
    setHistory(there.history);
    setText(there.text);
    setListClosed(true);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const isInHistory = text === '' || history.back > 0;
    const by = event.key === 'ArrowUp' ? 1 : -1;
    switch (event.key) {
      case 'ArrowUp':
      case 'ArrowDown':
        if (isInHistory && !isOpen) walkHistory(by);
        else if (isOpen) setChosen((chosen - by + completions.length) % completions.length);
        break;
      case 'Tab':
        if (!isOpen || event.shiftKey) return;
        complete(chosen);
        break;
      case 'Escape':
        setListClosed(true);
        break;
      case 'Enter':
        if (isOpen && enterCompletes(text, completions, chosen)) complete(chosen);
        else send();
        break;
      default:
        return;
    }
    event.preventDefault();
  };

  return (
    <div className="composer">
      {isOpen && (
        <CompletionList id={listId} completions={completions} chosen={chosen} onChoose={complete} />
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-label={`Message #${channelName}`}
          aria-expanded={isOpen}
          aria-controls={isOpen ? listId : undefined}
          aria-autocomplete="list"
          aria-activedescendant={isOpen ? `${listId}-${String(chosen)}` : undefined}
          placeholder="Type /plaid help"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            type(event.target.value);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => {
            setListClosed(true);
          }}
        />
        <button type="submit" className="send" aria-label="Send" disabled={text.trim() === ''}>
          ➤
        </button>
      </form>
      <p className="composer-says" role="status">
        {says}
      </p>
    </div>
  );
}
