import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseInstitution, parseInstitutionNames } from '#lib/plaid/parse-institution.ts';

function parsed(institution: Readonly<Record<string, unknown>>) {
  return parseInstitution({ institution, request_id: 'rQ7' }, 'ins_asked');
}

function breakdown(but: Readonly<Record<string, unknown>> = {}) {
  return { success: 0.9, error_plaid: 0.01, error_institution: 0.09, ...but };
}

/** Only the parts of the status. */
function partsOf(status: unknown) {
  return parsed({ status })?.status?.parts;
}

function incidentsOf(health_incidents: unknown) {
  return parsed({ status: { health_incidents } })?.status?.incidents;
}

describe('an institution as Plaid tells of it', () => {
  it('whole', () => {
    const institution = parsed({
      institution_id: 'ins_900001',
      name: 'Harbor Test Bank',
      products: ['auth', 'transactions'],
      oauth: true,
      url: null,
      status: {
        item_logins: {
          status: 'DEGRADED',
          last_status_change: '2026-11-20T10:00:00Z',
          breakdown: breakdown(),
        },
        transactions_updates: {
          status: 'HEALTHY',
          breakdown: breakdown({ success: 1, refresh_interval: 'NORMAL' }),
        },
        health_incidents: [
          {
            title: 'Logins fail',
            start_date: '2026-11-20T09:00:00Z',
            end_date: null,
            incident_updates: [
              {
                description: 'Seen.',
                status: 'INVESTIGATING',
                updated_date: '2026-11-20T09:10:00Z',
              },
              { description: 'Found.', status: 'IDENTIFIED', updated_date: '2026-11-20T11:00:00Z' },
            ],
          },
        ],
      },
    });
    expect(institution).toEqual({
      institutionId: 'ins_900001',
      name: 'Harbor Test Bank',
      products: ['auth', 'transactions'],
      isOauth: true,
      status: {
        parts: [
          { name: 'item_logins', success: 0.9, errorPlaid: 0.01, errorInstitution: 0.09 },
          {
            name: 'transactions_updates',
            success: 1,
            errorPlaid: 0.01,
            errorInstitution: 0.09,
            refreshInterval: 'NORMAL',
          },
        ],
        incidents: [
          { title: 'Logins fail', startedAt: '2026-11-20T09:00:00Z', lastUpdate: 'Found.' },
        ],
      },
    });
  });

  it('with nothing in it: the id that was asked for, and no status', () => {
    expect(parsed({})).toEqual({
      institutionId: 'ins_asked',
      name: 'ins_asked',
      products: [],
      isOauth: false,
      status: undefined,
    });
  });

  it('with nulls and other types: each counts as missing', () => {
    const odd = {
      institution_id: 7,
      name: null,
      products: 'auth',
      oauth: 'yes',
      status: 'HEALTHY',
    };
    expect(parsed(odd)).toEqual(parsed({}));
  });

  it.each([
    { case: 'null', status: null },
    { case: 'nothing in it', status: {} },
    { case: 'parts that are null', status: { item_logins: null, auth: null } },
    { case: 'parts without a breakdown', status: { item_logins: { status: 'HEALTHY' } } },
    { case: 'a breakdown that is null', status: { item_logins: { breakdown: null } } },
    { case: 'no incidents', status: { health_incidents: [] } },
    { case: 'incidents that are null', status: { health_incidents: null } },
    { case: 'a list', status: [] },
  ])('a status with $case is no data', ({ status }) => {
    expect(parsed({ status })).toHaveProperty('status', undefined);
  });

  it('a share that is missing is none', () => {
    const part = { breakdown: { success: 0.5, error_plaid: null } };
    expect(partsOf({ item_logins: part })).toEqual([
      { name: 'item_logins', success: 0.5, errorPlaid: 0, errorInstitution: 0 },
    ]);
  });

  it('a part, an interval and a product that are new are kept as they are', () => {
    const part = { breakdown: breakdown({ refresh_interval: 'GLACIAL' }) };
    expect(partsOf({ hologram_updates: part })).toMatchObject([
      { name: 'hologram_updates', refreshInterval: 'GLACIAL' },
    ]);
    expect(parsed({ products: ['holograms'] })).toMatchObject({ products: ['holograms'] });
  });

  it('long texts are cut', () => {
    const institution = parsed({ name: 'N'.repeat(5_000), products: Array(200).fill('p') });
    expect(institution?.name.length).toBeLessThanOrEqual(120);
    expect(institution?.products.length).toBeLessThanOrEqual(40);
  });
});

describe('incidents at an institution', () => {
  const incident = (title: string, start_date: string, more: object = {}) => ({
    title,
    start_date,
    ...more,
  });

  it('the three newest, the newest first', () => {
    const told = incidentsOf([
      incident('second', '2026-11-03T00:00:00Z'),
      incident('fourth', '2026-11-01T00:00:00Z'),
      incident('first', '2026-11-04T00:00:00Z'),
      incident('third', '2026-11-02T00:00:00Z'),
    ]);
    expect(told?.map(({ title }) => title)).toEqual(['first', 'second', 'third']);
  });

  it('the end, where there is one; no update, where there is none', () => {
    const [over, lasts] =
      incidentsOf([
        incident('over', '2026-11-04T00:00:00Z', { end_date: '2026-11-04T02:00:00Z' }),
        incident('lasts', '2026-11-03T00:00:00Z', { incident_updates: [{ description: null }] }),
      ]) ?? [];
    expect(over).toMatchObject({ endedAt: '2026-11-04T02:00:00Z' });
    expect(lasts).toEqual({ title: 'lasts', startedAt: '2026-11-03T00:00:00Z' });
  });

  it('one that cannot be read does not hide the others', () => {
    const told = incidentsOf([{ title: null }, incident('readable', '2026-11-04T00:00:00Z')]);
    expect(told?.map(({ title }) => title)).toEqual(['readable']);
  });
});

describe('an answer that is something else', () => {
  it.each(
    [undefined, null, '', '<html>', 7, [], {}, { institution: null }, { institutions: 'none' }].map(
      (answer) => ({ answer }),
    ),
  )('$answer: neither an institution nor a list', ({ answer }) => {
    expect(parseInstitution(answer, 'ins_asked')).toBeUndefined();
    expect(parseInstitutionNames(answer)).toBeUndefined();
  });

  it('never throws, whatever it is', () => {
    const key = fc.constantFrom('institution', 'institutions', 'status', 'breakdown', 'name');
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        fc.jsonValue(),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(fc.oneof(key, fc.constant('health_incidents'), fc.string()), tie('tree')),
      ),
    }));
    fc.assert(
      fc.property(tree, (answer) => {
        for (const one of [answer, { institution: answer }, { institution: { status: answer } }]) {
          const id = parseInstitution(one, 'ins_asked')?.institutionId ?? 'none';
          expect(id).toBeTypeOf('string');
        }
        expect(parseInstitutionNames({ institutions: answer }) ?? []).toBeInstanceOf(Array);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the names that a search finds', () => {
  it('none: an empty list', () => {
    expect(parseInstitutionNames({ institutions: [], request_id: 'rQ7' })).toEqual([]);
  });

  it('each with its id', () => {
    const institutions = [
      { institution_id: 'ins_1', name: 'One', products: [] },
      { institution_id: 'ins_2', name: 'N'.repeat(500) },
    ];
    expect(parseInstitutionNames({ institutions })).toEqual([
      { institutionId: 'ins_1', name: 'One' },
      { institutionId: 'ins_2', name: 'N'.repeat(120) },
    ]);
  });

  it('one that cannot be read does not hide the others', () => {
    const institutions = [
      { institution_id: 'ins_1', name: null },
      { institution_id: 'ins_2', name: 'Two' },
    ];
    expect(parseInstitutionNames({ institutions })).toEqual([
      { institutionId: 'ins_2', name: 'Two' },
    ]);
  });
});
