import { describe, expect, it } from 'vitest';

import type { InstitutionList, KnownInstitution } from '#lib/ports/name-lists.ts';

const moor = { institutionId: 'ins_3', name: 'Bank of the Moor' };
const hill = { institutionId: 'ins_33', name: 'Hill & Dale Credit Union' };

/** In one order, whatever the store's. */
function sorted(list: readonly KnownInstitution[]): KnownInstitution[] {
  return [...list].sort((a, b) => (a.institutionId < b.institutionId ? -1 : 1));
}

/** What any list of institutions must do. @param open gives an empty one */
export function institutionListContract(open: () => Promise<InstitutionList>): void {
  async function openWith(...all: KnownInstitution[]): Promise<InstitutionList> {
    const institutions = await open();
    for (const one of all) await institutions.learn(one);
    return institutions;
  }

  it('knows none at first', async () => {
    const institutions = await open();
    expect(await institutions.all()).toEqual([]);
    expect(await institutions.find('ins_3')).toBeUndefined();
    expect(await institutions.find('')).toBeUndefined();
  });

  it('gives back what it learnt, one by one and all together', async () => {
    const institutions = await openWith(moor, hill);
    expect(await institutions.find('ins_3')).toEqual(moor);
    expect(await institutions.find('ins_33')).toEqual(hill);
    expect(sorted(await institutions.all())).toEqual([moor, hill]);
  });

  it('has each once, however often it is learnt', async () => {
    const institutions = await openWith(moor, hill, moor, moor);
    expect(sorted(await institutions.all())).toEqual([moor, hill]);
  });

  it('follows a new name, and back', async () => {
    const renamed = { ...moor, name: 'Moorland Bank' };
    const institutions = await openWith(moor, renamed);
    expect(await institutions.find('ins_3')).toEqual(renamed);
    await institutions.learn(moor);
    expect(await institutions.all()).toEqual([moor]);
  });

  it('tells apart ids that differ only in case', async () => {
    const upper = { institutionId: 'INS_3', name: 'Another' };
    const institutions = await openWith(moor, upper);
    expect(sorted(await institutions.all())).toEqual([upper, moor]);
  });

  it('has one of ten that are learnt at once', async () => {
    const institutions = await open();
    const names = Array.from({ length: 10 }, (_, n) => ({ ...moor, name: `Name ${n}` }));
    await Promise.all(names.map((one) => institutions.learn(one)));
    const [kept, ...others] = await institutions.all();
    expect(names).toContainEqual(kept);
    expect(others).toEqual([]);
  });

  describe('a name', () => {
    it.each([
      { case: 'of another script', name: '株式会社みずうみ銀行', kept: '株式会社みずうみ銀行' },
      { case: 'with signs', name: '“Où” & <Söhne> 🏦', kept: '“Où” & <Söhne> 🏦' },
      { case: 'just short enough', name: 'x'.repeat(120), kept: 'x'.repeat(120) },
      { case: 'too long', name: 'x'.repeat(5_000), kept: 'x'.repeat(120) },
      {
        case: 'cut within a sign',
        name: `${'x'.repeat(119)}🏦`,
        kept: `${'x'.repeat(119)}\uFFFD`,
      },
    ])('$case is kept as far as it goes', async ({ name, kept }) => {
      const institutions = await openWith({ ...moor, name });
      expect(await institutions.find('ins_3')).toEqual({ ...moor, name: kept });
    });

    it('that is empty takes nothing away', async () => {
      const institutions = await openWith(moor, { ...moor, name: '' }, { ...hill, name: '' });
      expect(await institutions.all()).toEqual([moor]);
    });

    it('without an institution is nobody’s', async () => {
      const institutions = await openWith({ institutionId: '', name: 'Nowhere Bank' }, moor);
      expect(await institutions.all()).toEqual([moor]);
    });
  });

  it('lists more than a hundred', async () => {
    const many = Array.from({ length: 130 }, (_, n) => ({
      institutionId: `ins_${n + 1_000}`,
      name: `Bank ${n}`,
    }));
    const institutions = await openWith(...many);
    expect(sorted(await institutions.all())).toEqual(many);
  });
}
