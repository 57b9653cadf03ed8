import { useState } from 'react';

import type { PretendBank, PretendItem } from '#console/contract.ts';

import { PanelPart } from './panel-part.tsx';

const SHOWN = 30;

interface Props {
  items: readonly PretendItem[];
  banks: readonly PretendBank[];
}

/** The Items, each with what the pretend Plaid would say of it and what Tartan knows. */
export function ItemList({ items, banks }: Props) {
  const [wanted, setWanted] = useState('');
  const nameOf = (bankId: string) => banks.find(({ id }) => id === bankId)?.name ?? bankId;
  const found = items.filter((item) =>
    [item.itemId, nameOf(item.bankId), item.error, item.known].some((text) =>
      text?.toLowerCase().includes(wanted.toLowerCase()),
    ),
  );
  return (
    <PanelPart title="Items" aside={items.length.toLocaleString('en-US')}>
      <input
        type="search"
        aria-label="Find an Item"
        placeholder="Find by id, bank or state"
        value={wanted}
        onChange={(event) => {
          setWanted(event.target.value);
        }}
      />
      <ul className="lines items" tabIndex={0} aria-label="Items found">
        {found.slice(0, SHOWN).map(({ itemId, bankId, error, known }) => (
          <li key={itemId}>
            <span>
              <code>{itemId}</code>
              <br />
              <span className="faint">{nameOf(bankId)}</span>
              {error !== undefined && <code className="faint"> {error}</code>}
            </span>
            <span className={`state ${tone(known)}`}>{known ?? 'not heard of'}</span>
          </li>
        ))}
      </ul>
      {found.length > SHOWN && (
        <p className="faint">and {(found.length - SHOWN).toLocaleString('en-US')} more</p>
      )}
    </PanelPart>
  );
}

function tone(known: string | undefined): string {
  if (known === undefined) return '';
  return known === 'healthy' ? 'good' : ['broken', 'ended'].includes(known) ? 'bad' : 'middling';
}
