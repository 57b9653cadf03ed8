import type { PretendBank } from '#console/contract.ts';
import { consoleServer } from '#console/page/server/console-server.ts';
import type { Doing } from '#console/page/server/doing.ts';

import { PanelPart } from './panel-part.tsx';

/** The banks, to be broken and healed. */
export function BankList({ banks, doing }: { banks: readonly PretendBank[]; doing: Doing }) {
  const down = banks.filter(({ isDown }) => isDown).length;
  return (
    <PanelPart title="Banks" aside={down === 0 ? 'all up' : `${String(down)} down`} isOpen>
      <ul className="lines">
        {banks.map(({ id, name, isDown }) => (
          <li key={id}>
            <span>
              {name} <span className="faint">{id}</span>
            </span>
            <span className={isDown ? 'state bad' : 'state good'}>{isDown ? 'down' : 'up'}</span>
            <button
              type="button"
              className="button"
              aria-label={`${isDown ? 'Heal' : 'Break'} ${name}`}
              onClick={() => {
                void doing(consoleServer.changeBank({ bankId: id, to: isDown ? 'up' : 'down' }));
              }}
            >
              {isDown ? 'Heal' : 'Break'}
            </button>
          </li>
        ))}
      </ul>
    </PanelPart>
  );
}
