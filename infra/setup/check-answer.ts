/** Tells what is wrong with an answer; undefined: nothing. */
type Check = (answer: string) => string | undefined;

function shape(pattern: RegExp, sentence: string): Check {
  return (answer) => (pattern.test(answer) ? undefined : sentence);
}

/** How each answer has to look. A secret is never repeated in the sentence. */
export const checks = {
  region: shape(/^[a-z]{2}(?:-[a-z]+)+-\d$/, 'An AWS region looks like eu-central-1.'),
  secretsId: shape(/^[\w/+=.@-]{1,512}$/, 'A secret’s name has letters, digits and /_+=.@- in it.'),
  plaidEnv: shape(/^(?:sandbox|production)$/, 'It is sandbox or production.'),
  onOrOff: shape(/^(?:on|off)$/, 'It is on or off.'),
  channel: shape(
    /^[CG][A-Z0-9]{7,}$/,
    'It is the channel’s id, such as C0123456789: in Slack, at the end of the channel’s details.',
  ),
  plaidClientId: shape(/^[0-9a-f]{24}$/, 'Plaid’s client_id has 24 signs, 0-9 and a-f.'),
  plaidSecret: shape(/^[0-9a-f]{30}$/, 'Plaid’s secret has 30 signs, 0-9 and a-f.'),
  botToken: shape(
    /^xoxb-[\w-]{8,}$/,
    'A bot token begins with xoxb-: on the app’s page, under OAuth & Permissions.',
  ),
  signingSecret: shape(
    /^[0-9a-f]{32}$/,
    'The signing secret has 32 signs, 0-9 and a-f: on the app’s page, under Basic Information.',
  ),
  codatApiKey: shape(
    /^(?:Basic )?[A-Za-z0-9+/=_-]{16,}$/,
    'Codat’s API key is one long word, or the whole header that begins with Basic.',
  ),
  webhookSecret: shape(
    /^whsec_[A-Za-z0-9+/]{16,}={0,2}$/,
    'It begins with whsec_ and goes on in base64.',
  ),
} satisfies Readonly<Record<string, Check>>;
