import { ACCESS_TOKEN_BROKER } from './pretend-access-tokens.ts';

/** What stands in for accounts that a laptop does not have. Whatever is set in the environment stays. */
const standIns: Readonly<Record<string, string>> = {
  PLAID_CLIENT_ID: 'local',
  PLAID_SECRET: 'local',
  PLAID_ENV: 'sandbox',
  SLACK_BOT_TOKEN: 'xoxb-local',
  SLACK_SIGNING_SECRET: 'local-signing-secret',
  ALERT_CHANNEL: 'C0ALERTS',
  CODAT_API_KEY: 'local',
  // No secret: everybody who reads this has it, and it opens a door on this machine alone.
  REPORTS_SECRET: `whsec_${Buffer.from('the reports of a laptop').toString('base64')}`,
  CODAT_WEBHOOK_SECRET: `whsec_${Buffer.from('the codat of a laptop').toString('base64')}`,
  FOLLOW_UP_FUNCTION: 'follow-up',
  ACCESS_TOKEN_FUNCTION: ACCESS_TOKEN_BROKER,
  TABLE_PREFIX: 'tartan-local-',
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  POWERTOOLS_LOG_LEVEL: 'WARN',
  POWERTOOLS_METRICS_DISABLED: 'true',
  SWEEP_AHEAD_SECONDS: '0',
  // The database and the functions share one process here.
  PATIENCE_SECONDS: '3',
};

/** Fills in what the environment leaves open. */
export function fillEnvironment(): void {
  for (const [name, value] of Object.entries(standIns)) process.env[name] ||= value;
}
