import { expect, it } from 'vitest';
import { slashCommand } from '../builders/slack-request.ts';
import { openSlackDoor, answerIn, LONELY_ITEM } from '../fakes/open-slack-door.ts';
it('x', async () => {
  const d = await openSlackDoor();
  for (const t of ['', 'status', 'item ' + LONELY_ITEM, 'error ITEM_LOGIN_REQUIRED','a'.repeat(40000), "item ' OR 1=1--"]) {
    const t0=performance.now();
    const a = answerIn(await d.ask(slashCommand(t)));
    console.log(t.slice(0,30), performance.now()-t0, a.shown.slice(0,300));
  }
  console.log(d.traces().slice(0,3000), d.storeCalls);
  expect(1).toBe(1);
});
