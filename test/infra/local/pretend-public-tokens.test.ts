import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it, onTestFinished } from 'vitest';
import * as z from 'zod';

import { openPretendItems } from '../../../infra/local/pretend-items.ts';
import {
  createPublicToken,
  exchangePublicToken,
  removeItem,
} from '../../../infra/local/pretend-public-tokens.ts';

const fault = (code: string) => ({ status: 400, body: { error_code: code } });
const given = z.object({ public_token: z.string() });
const exchanged = z.object({ access_token: z.string(), item_id: z.string() });

describe('an Item of the pretend Sandbox', () => {
  it('lives from its public token to its removal, also over a restart', () => {
    const dir = mkdtempSync(join(tmpdir(), 'tartan-items-'));
    onTestFinished(() => {
      rmSync(dir, { recursive: true });
    });
    const file = join(dir, 'items.jsonl');
    const items = openPretendItems(file);
    const { public_token } = given.parse(createPublicToken({ institution_id: 'ins_109508' }).body);
    const { access_token, item_id } = exchanged.parse(
      exchangePublicToken({ public_token }, items).body,
    );
    expect(openPretendItems(file).itemOf(access_token)?.itemId).toBe(item_id);
    expect(removeItem({ access_token }, items)).toMatchObject({ status: 200 });
    expect(items.itemOf(access_token)).toBeUndefined();
    expect(openPretendItems(file).itemOf(access_token)).toBeUndefined();
    expect(removeItem({ access_token }, items)).toMatchObject(fault('INVALID_ACCESS_TOKEN'));
  });

  it('is refused for a bank or a token that is none', () => {
    expect(createPublicToken({ institution_id: 'my bank' })).toMatchObject(
      fault('INVALID_INSTITUTION'),
    );
    expect(exchangePublicToken({ public_token: 'x' }, openPretendItems())).toMatchObject(
      fault('INVALID_PUBLIC_TOKEN'),
    );
  });
});
