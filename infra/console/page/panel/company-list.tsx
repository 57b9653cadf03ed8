import type { World } from '#console/contract.ts';

import { PanelPart } from './panel-part.tsx';

/** Codat's companies with their connections. */
export function CompanyList({ companies }: { companies: World['companies'] }) {
  return (
    <PanelPart title="Codat companies" aside={String(companies.length)}>
      <ul className="lines" tabIndex={0} aria-label="Companies">
        {companies.map(({ id, name, connections }) => (
          <li key={id}>
            <span>
              {name}
              {connections.map((connection) => (
                <code key={connection} className="faint block">
                  {connection}
                </code>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </PanelPart>
  );
}
