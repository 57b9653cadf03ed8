import type { BrokerFault } from '#lib/doctor/finding.ts';
import type { Door } from '#lib/incoming/refusals.ts';

import type { Words } from './doctor-slack-words.ts';
import { code } from './text.ts';

/** @param when how often, and when last */
export function signingWords(door: Exclude<Door, 'plaid'>, when: string): Words {
  switch (door) {
    case 'slack':
      return {
        what: `Requests in Slack’s name did not fit the signing secret: ${when}`,
        fix: `copy Basic Information › Signing Secret into ${code('SLACK_SIGNING_SECRET')}; while it is rotated, the old one into ${code('SLACK_SIGNING_SECRET_PREVIOUS')}`,
      };
    case 'codat':
      return {
        what: `Webhooks in Codat’s name did not fit the secret: ${when}`,
        fix: `copy the endpoint’s secret from Codat’s portal into ${code('CODAT_WEBHOOK_SECRET')} and deploy`,
      };
    case 'reports':
      return {
        what: `Reports in your app’s name did not fit the secret: ${when}`,
        fix: `give your app and Tartan the same ${code('REPORTS_SECRET')}`,
      };
  }
}

export function brokerWords(fault: BrokerFault, itemId: string): Words {
  const item = `Item ${code(itemId)}`;
  switch (fault) {
    case 'failed':
      return {
        what: 'The access-token broker failed',
        fix: `its own log says why; ${code('ACCESS_TOKEN_FUNCTION')} must name it, and it must answer ${code('{access_token}')}`,
      };
    case 'silent':
      return {
        what: 'The access-token broker did not answer in 2 seconds',
        fix: 'its own log says why; give it more memory, or warm it',
      };
    case 'no token':
      return {
        what: `The access-token broker knows no token for ${item}, which sends webhooks`,
        fix: 'let it look where your app stores tokens now',
      };
    case 'token of another environment':
      return {
        what: `The access-token broker gives a token of another environment for ${item}`,
        fix: `compare its tokens with ${code('PLAID_ENV')}`,
      };
    case 'token of another Item':
      return {
        what: `The access-token broker gives the token of another Item for ${item}`,
        fix: 'look at how your app stores item_id and token',
      };
  }
}
