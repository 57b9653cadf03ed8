import { expect, it } from 'vitest';

import { plaidDoor } from '../fakes/plaid-door.ts';

const webhook = {
  webhook_type: 'ITEM',
  webhook_code: 'LOGIN_REPAIRED',
  item_id: 'kD5pRwYx3LbZ8nVt',
};

it.each([
  { case: 'one of the addresses that Plaid names', sourceIp: '52.88.82.239', counts: {} },
  { case: 'a fifth address', sourceIp: '203.0.113.9', counts: { 'webhook.unexpected_ip': 1 } },
])('a signed webhook from $case is kept', async ({ sourceIp, counts }) => {
  const door = plaidDoor('known');
  const request = { ...door.sign(webhook), sourceIp };
  expect(await door.receive(request)).toEqual({ statusCode: 200, body: '' });
  expect(door.ports.inbox.entries).toHaveLength(1);
  expect(door.counts()).toEqual({ ...counts, 'webhook.kept': 1 });
});

it('a store that does not answer is no reason to lose a webhook: the door fails, and Plaid sends it again', async () => {
  const door = plaidDoor('known');
  door.ports.inbox.keep = () => Promise.reject(new Error('no answer'));
  await expect(door.receive(door.sign(webhook))).rejects.toThrow('no answer');
});
