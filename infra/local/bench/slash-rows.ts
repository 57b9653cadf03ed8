import { LONELY_ITEM, openSlackDoor } from '../../../test/fakes/open-slack-door.ts';
import { slashCommand } from '../../../test/builders/slack-request.ts';
import { cpuTime } from './cpu-time.ts';
import { atMost, noted, percentile, type Row, said } from './row.ts';

const ROUNDS = 150;
/** What people ask most. */
const COMMANDS = [
  `item ${LONELY_ITEM}`,
  'status',
  'error ITEM_LOGIN_REQUIRED',
  'howto do broken items still cost money',
  `find ${LONELY_ITEM}`,
  'explain {"error_code": "INSTITUTION_DOWN", "request_id": "HNTDNrA8F1shFEW"}',
  'tickets',
  'help',
];

/** What a slash command costs us, warm, over a store that answers at once. */
export async function slashRows(): Promise<Row[]> {
  const door = await openSlackDoor();
  const taken: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    for (const command of COMMANDS) {
      const us = await cpuTime(async () => {
        const { statusCode } = await door.ask(slashCommand(command));
        if (statusCode !== 200) throw new Error(`/plaid ${command} was not answered`);
      });
      if (round > 5) taken.push(us / 1000);
    }
  return [
    atMost('slash command, warm: p99 of our own CPU time', 5, percentile(taken, 0.99), ' ms'),
    noted('  its median', `${said(percentile(taken, 0.5))} ms`),
  ];
}
