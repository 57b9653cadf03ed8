import type { ConsoleState, World } from '#console/contract.ts';
import type { Doing } from '#console/page/server/doing.ts';

import { BankList } from './bank-list.tsx';
import { ClockControls } from './clock-controls.tsx';
import { CompanyList } from './company-list.tsx';
import { ItemList } from './item-list.tsx';
import { SlackControls } from './slack-controls.tsx';
import { WebhookForm } from './webhook-form.tsx';

interface Props {
  world: World;
  slackTrouble: ConsoleState['slackTrouble'];
  clockAhead: number;
  doing: Doing;
}

/** What the person at the page can have an effect on. */
export function WorldTab({ world, slackTrouble, clockAhead, doing }: Props) {
  return (
    <div className="world">
      <ClockControls clockAhead={clockAhead} doing={doing} />
      <BankList banks={world.banks} doing={doing} />
      <WebhookForm world={world} />
      <SlackControls trouble={slackTrouble} doing={doing} />
      <ItemList items={world.items} banks={world.banks} />
      <CompanyList companies={world.companies} />
    </div>
  );
}
