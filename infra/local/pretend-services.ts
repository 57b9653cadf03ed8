import { join } from 'node:path';

import type { InvokedFunction } from './invoke-server.ts';
import { ACCESS_TOKEN_BROKER, pretendAccessTokens } from './pretend-access-tokens.ts';
import { startPretendCodat } from './pretend-codat.ts';
import { openPretendItems } from './pretend-items.ts';
import { type PretendPlaid, startPretendPlaid } from './pretend-plaid.ts';
import { type PretendSlack, startPretendSlack } from './pretend-slack.ts';
import { printMessage } from './say.ts';
import type { Workspace } from './slack-workspace.ts';
import { type Stops, unlessSet } from './unless-set.ts';

interface Surroundings {
  /** Keeps what has to outlive a restart. */
  dir: string;
  workspace: Workspace;
  /** Where webhooks, commands and clicks go. */
  door: () => string;
  /** Whatever a person sees of Slack has changed. */
  onChange: () => void;
}

interface PretendServices {
  /** Undefined: the environment names another one. */
  plaid: PretendPlaid | undefined;
  slack: PretendSlack | undefined;
  /** What the team has in Lambda besides Tartan, by name. */
  functions: ReadonlyMap<string, InvokedFunction>;
}

/** All that a laptop lacks, unless the environment names it. */
export async function startPretendServices(
  { dir, workspace, door, onChange }: Surroundings,
  stops: Stops,
): Promise<PretendServices> {
  const items = openPretendItems(join(dir, 'plaid-items.jsonl'));
  const plaid = await unlessSet('PLAID_BASE_URL', '', stops, () =>
    startPretendPlaid({
      keyFile: join(dir, 'plaid-key.json'),
      door,
      clientId: process.env['PLAID_CLIENT_ID'] ?? '',
      secret: process.env['PLAID_SECRET'] ?? '',
      items,
    }),
  );
  const slack = await unlessSet('SLACK_API_URL', '/api/', stops, () =>
    startPretendSlack({
      workspace,
      signingSecret: process.env['SLACK_SIGNING_SECRET'] ?? '',
      channel: process.env['ALERT_CHANNEL'] ?? '',
      botToken: process.env['SLACK_BOT_TOKEN'] ?? '',
      door,
      onMessage: printMessage,
      onChange,
    }),
  );
  await unlessSet('CODAT_BASE_URL', '', stops, () =>
    startPretendCodat(process.env['CODAT_API_KEY'] ?? ''),
  );
  const broker = pretendAccessTokens((itemId) => {
    items.remember(itemId);
  });
  return { plaid, slack, functions: new Map([[ACCESS_TOKEN_BROKER, broker]]) };
}
