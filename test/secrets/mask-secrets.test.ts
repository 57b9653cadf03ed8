import { describe, expect, it } from 'vitest';

import { holdsSecret, maskSecrets } from '#lib/secrets/mask-secrets.ts';

const uuid = '7b9e2f14-3c5d-4e6f-8a7b-1c2d3e4f5a6b';
const hex = (length: number) => '0123456789abcdef'.repeat(9).slice(0, length);

describe('maskSecrets', () => {
  it.each([
    {
      case: 'an access token',
      secret: `access-production-${uuid}`,
      shown: 'access-production-[masked]',
    },
    { case: 'a Sandbox token', secret: `access-sandbox-${uuid}`, shown: 'access-sandbox-[masked]' },
    {
      case: 'an old Development token',
      secret: `access-development-${uuid}`,
      shown: 'access-development-[masked]',
    },
    {
      case: 'a public token',
      secret: `public-production-${uuid}`,
      shown: 'public-production-[masked]',
    },
    { case: 'a link token', secret: `link-production-${uuid}`, shown: 'link-production-[masked]' },
    {
      case: 'a processor token',
      secret: `processor-production-${uuid}`,
      shown: 'processor-production-[masked]',
    },
    { case: 'a user token', secret: `user-production-${uuid}`, shown: 'user-production-[masked]' },
    {
      case: 'an asset report token',
      secret: `assets-production-${uuid}`,
      shown: 'assets-production-[masked]',
    },
    { case: 'an audit copy token', secret: `a-production-${uuid}`, shown: 'a-production-[masked]' },
    {
      case: 'capital letters',
      secret: `ACCESS-PRODUCTION-${uuid.toUpperCase()}`,
      shown: 'ACCESS-PRODUCTION-[masked]',
    },
    { case: 'a legacy token of 128 hex digits', secret: hex(128), shown: '[masked]' },
    { case: 'a longer one', secret: hex(140), shown: '[masked]' },
    { case: 'a Slack bot token', secret: 'xoxb-not-a-real-token-0001', shown: 'xoxb-[masked]' },
    { case: 'a Slack user token', secret: 'xoxp-not-a-real-token-0001', shown: 'xoxp-[masked]' },
    { case: 'a Slack app token', secret: 'xapp-1-not-a-real-token', shown: 'xapp-[masked]' },
    { case: 'a webhook secret', secret: 'whsec_bm90LWEtcmVhbC1zZWNyZXQ=', shown: 'whsec_[masked]' },
    { case: 'a Basic header', secret: 'Basic bm90LWEtcmVhbC1rZXk6eA==', shown: 'Basic [masked]' },
    { case: 'a Bearer header', secret: 'Bearer not.a.real.token-0001', shown: 'Bearer [masked]' },
  ])('$case', ({ secret, shown }) => {
    expect(maskSecrets(secret)).toBe(shown);
    expect(holdsSecret(secret)).toBe(true);
  });

  it.each([
    { case: 'JSON', around: (secret: string) => `{"access_token":"${secret}","x":1}` },
    { case: 'a sentence', around: (secret: string) => `my token is ${secret}, help` },
    { case: 'backticks', around: (secret: string) => `\`${secret}\`` },
    { case: 'angle brackets', around: (secret: string) => `<${secret}>` },
    { case: 'a query', around: (secret: string) => `?public_token=${secret}&x=1` },
    { case: 'two of them', around: (secret: string) => `${secret} ${secret}` },
    { case: 'an encoded query', around: (secret: string) => `public_token%3D${secret}` },
    { case: 'JSON inside JSON', around: (secret: string) => `"body\\n${secret}"` },
    { case: 'a name before it', around: (secret: string) => `token_${secret}` },
  ])('finds a token in $case', ({ around }) => {
    const masked = maskSecrets(around(`access-production-${uuid}`));
    expect(masked).not.toContain(uuid);
    expect(masked).toContain('access-production-[masked]');
    expect(masked).toBe(around('access-production-[masked]'));
  });

  it.each([
    { case: 'an Item id of 37 characters', text: 'Qn7rWpXv2sKd9LmBtY4eHgJ8uZc5fAoN00001' },
    { case: 'a UUID', text: uuid },
    { case: 'a request id', text: 'HNTDNrA8F1shFEW' },
    { case: 'an institution id', text: 'ins_109508' },
    { case: 'a link session id', text: '99ace160-3cf7-4e51-a083-403633425815' },
    { case: 'a hash of 40 hex digits', text: hex(40) },
    { case: 'a hash of 64 hex digits', text: hex(64) },
    { case: '127 hex digits', text: hex(127) },
    { case: 'an error code', text: 'INVALID_ACCESS_TOKEN' },
    { case: 'a field’s name', text: 'access_token, public_token and link_token' },
    { case: 'talk of tokens', text: 'the access-token of production' },
    { case: 'talk of environments', text: 'user in production, access in sandbox' },
    { case: 'a masked token', text: 'access-production-[masked]' },
    { case: 'a webhook', text: 'TRANSACTIONS.SYNC_UPDATES_AVAILABLE' },
    { case: 'nothing', text: '' },
  ])('leaves $case readable', ({ text }) => {
    expect(maskSecrets(text)).toBe(text);
    expect(holdsSecret(text)).toBe(false);
  });

  it('masks what is masked no further', () => {
    const once = maskSecrets(`access-production-${uuid} Bearer abcdefgh12345 ${hex(128)}`);
    expect(maskSecrets(once)).toBe(once);
  });

  it('takes no time to speak of with a long text', () => {
    const long = `${'access-'.repeat(20_000)}${hex(127)}`;
    const started = performance.now();
    expect(maskSecrets(long)).toBe(long);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
