import type { PastedSample } from './sample.ts';

/** Text as Slack hands it over: marks, escapes and links. */
export const slackSamples: readonly PastedSample[] = [
  {
    case: 'code and id in backticks',
    text: 'anyone seen `ITEM_LOGIN_REQUIRED` on item `MIeskGTY0E4hggdmwyPmd0ycblRyjC85XsozW` before? :eyes:',
    codes: ['ITEM_LOGIN_REQUIRED'],
    ids: { MIeskGTY0E4hggdmwyPmd0ycblRyjC85XsozW: 'item_id' },
  },
  {
    case: 'code block',
    text: '<@U02AB3CD4E5> look:\n```{\n  "error_code": "INVALID_BODY",\n  "error_type": "INVALID_REQUEST",\n  "request_id": "jFdU0UVmIbqUv9F"\n}```',
    codes: ['INVALID_BODY'],
    ids: { jFdU0UVmIbqUv9F: 'request_id' },
  },
  {
    case: 'link with label',
    text: `from <https://admin.example.com/items/Wfx0HK4jxxDPZOXVKKbjMMFJxoT1f7gAxV4H5|the Item page>, docs are <https://plaid.com/docs/errors/item/#item_locked|here>`,
    codes: ['ITEM_LOCKED'],
    ids: { Wfx0HK4jxxDPZOXVKKbjMMFJxoT1f7gAxV4H5: 'item_id' },
  },
  {
    case: 'escaped angle brackets and ampersand',
    text: `RefreshJob&lt;Item&gt; failed &amp; was dropped: error_code=&quot;UNSUPPORTED_RESPONSE&quot; item_id=Up1aSQwMecNCjOHV5xPPnWS5qk486smrwzzI&amp;retry=0`,
    codes: ['UNSUPPORTED_RESPONSE'],
    ids: { Up1aSQwMecNCjOHV5xPPnWS5qk486smrwzzI: 'item_id' },
  },
  {
    case: 'quoted lines',
    text: `&gt; {
&gt;   "error_type": "INSTITUTION_ERROR",
&gt;   "error_code": "UNAUTHORIZED_INSTITUTION",
&gt;   "request_id": "54FoMpzxtlk0yaY"
&gt; }
do we need to sign something for this bank?`,
    codes: ['UNAUTHORIZED_INSTITUTION'],
    ids: { '54FoMpzxtlk0yaY': 'request_id' },
  },
  {
    case: 'escaped twice by a bot',
    text: `worker died: &amp;lt;nil&amp;gt; after PROFILE_AUTHENTICATION_FAILED (request_id=R7kO0vCEbK17aPO) &amp;amp; no retry`,
    codes: ['PROFILE_AUTHENTICATION_FAILED'],
    ids: { R7kO0vCEbK17aPO: 'request_id' },
  },
  {
    case: 'emoji around everything',
    text: `🚨🚨 *TOO_MANY_VERIFICATION_ATTEMPTS* 🚨🚨\n🏦 Chase ➡️ item_id: hYT01GJ04xXNWtmtvrB7FHQiW0Mbr 😭`,
    codes: ['TOO_MANY_VERIFICATION_ATTEMPTS'],
    ids: { hYT01GJ04xXNWtmtvrB7FHQiW0Mbr: 'item_id' },
  },
  {
    case: 'bold, strike and a channel link',
    text: `~INSTITUTION_DOWN~ no, sorry, it is *INSTITUTION_NOT_RESPONDING*, see <#C04BANKLINKS|bank-links>`,
    codes: ['INSTITUTION_DOWN', 'INSTITUTION_NOT_RESPONDING'],
    ids: {},
  },
  {
    case: 'card of another bot',
    text: `*[prod] Plaid sync failed*\n• Error: \`ITEM_NOT_FOUND\`\n• Item ID: \`z4GzIIluoPKBAaTU8IO1ujhMxNJF4eL6dJa6h\`\n• Request ID: \`aQPYUKo2u8RD6dr\`\n• Runbook: <https://wiki.example.com/plaid|open>`,
    codes: ['ITEM_NOT_FOUND'],
    ids: { z4GzIIluoPKBAaTU8IO1ujhMxNJF4eL6dJa6h: 'item_id', aQPYUKo2u8RD6dr: 'request_id' },
  },
];
