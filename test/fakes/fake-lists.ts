import { toUSVString } from 'node:util';

import type { ChecklistRun } from '#lib/guides/checklist-run.ts';
import type { IdentifierIndex, SeenIdentifier } from '#lib/ports/identifier-index.ts';
import type {
  CompanyList,
  InstitutionList,
  KnownCompany,
  KnownInstitution,
  ListProgress,
} from '#lib/ports/name-lists.ts';
import type { ChecklistStore } from '#lib/ports/team-stores.ts';

import { type Fault, played } from './played.ts';

const noFault: Fault = () => undefined;

const LONGEST_IDENTIFIER = 200;
const MOST_FOUND = 100;
const NAME_LENGTH = 120;

export function fakeIdentifierIndex(
  fault: Fault = noFault,
): IdentifierIndex & { all(): SeenIdentifier[] } {
  /** By lower case, then by what it belongs to. */
  const rows = new Map<string, Map<string, SeenIdentifier>>();
  return {
    all: () => [...rows.values()].flatMap((row) => [...row.values()]),
    learn: (seen) =>
      played('identifiers.learn', fault, () => {
        for (const one of seen) {
          const key = one.value.toLowerCase();
          if (key === '' || key.length > LONGEST_IDENTIFIER) continue;
          const row = rows.get(key) ?? new Map<string, SeenIdentifier>();
          const { itemId, clientUserId, source } = one;
          const nobody = clientUserId === undefined ? `webhook#${source}` : `user#${clientUserId}`;
          const owner = itemId === undefined ? nobody : `item#${itemId}`;
          const belongs = `${owner}#${one.name}#${one.value}`;
          if (!row.has(belongs)) row.set(belongs, one);
          rows.set(key, row);
        }
      }),
    find: (value) =>
      played('identifiers.find', fault, () =>
        [...(rows.get(value.toLowerCase())?.values() ?? [])].slice(0, MOST_FOUND),
      ),
  };
}

export function fakeInstitutionList(fault: Fault = noFault): InstitutionList {
  const known = new Map<string, KnownInstitution>();
  return {
    learn: (institution) =>
      played('institutions.learn', fault, () => {
        const { institutionId } = institution;
        const name = toUSVString(institution.name.slice(0, NAME_LENGTH));
        if (institutionId !== '' && name !== '') known.set(institutionId, { institutionId, name });
      }),
    find: (institutionId) => played('institutions.find', fault, () => known.get(institutionId)),
    all: () => played('institutions.all', fault, () => [...known.values()]),
  };
}

export function fakeCompanyList(fault: Fault = noFault): CompanyList {
  const known = new Map<string, KnownCompany>();
  let made: ListProgress = {};
  return {
    learn: (company) =>
      played('companies.learn', fault, () => {
        const { companyId } = company;
        const name = toUSVString(company.name.slice(0, NAME_LENGTH));
        if (companyId !== '' && name !== '') known.set(companyId, { companyId, name });
      }),
    find: (companyId) => played('companies.find', fault, () => known.get(companyId)),
    all: () => played('companies.all', fault, () => [...known.values()]),
    progress: () => played('companies.progress', fault, () => made),
    saveProgress: (progress) =>
      played('companies.saveProgress', fault, () => {
        made = progress;
      }),
  };
}

export function fakeChecklistStore(
  fault: Fault = noFault,
): ChecklistStore & { all(): ChecklistRun[] } {
  const runs = new Map<string, ChecklistRun>();
  const keyOf = (channel: string, name: string, id: string) => `${channel}#${name} ${id}`;
  return {
    all: () => [...runs.values()],
    find: (channel, name, id) =>
      played('checklists.find', fault, () => runs.get(keyOf(channel, name, id))),
    save: (run) =>
      played('checklists.save', fault, () => {
        const key = keyOf(run.channel, run.name, run.id);
        if ((runs.get(key)?.version ?? 0) !== run.version) return undefined;
        const saved = { ...run, version: run.version + 1 };
        runs.set(key, saved);
        return saved;
      }),
    last: (channel, name, limit) =>
      played('checklists.last', fault, () =>
        [...runs.values()]
          .filter((run) => run.channel === channel && run.name === name)
          .sort((a, b) => (a.id < b.id ? 1 : -1))
          .slice(0, limit),
      ),
  };
}
