import bolt from '@slack/bolt';

/** A slash command as Bolt's guide for Lambda has it, with a token, from node_modules. It reads nothing. */
const { SLACK_BOT_TOKEN: token, SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL } = process.env;

const receiver = new bolt.AwsLambdaReceiver({ signingSecret });
const app = new bolt.App({ token, receiver, clientOptions: { slackApiUrl: SLACK_API_URL } });

app.command('/plaid', async ({ ack }) => {
  await ack({ response_type: 'ephemeral', text: 'Nothing is open.' });
});

export async function handler(event, context) {
  const start = await receiver.start();
  return start(event, context, () => undefined);
}
