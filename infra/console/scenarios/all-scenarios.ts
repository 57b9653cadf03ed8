import type { Scenario } from '../stage.ts';
import { bankMaintenance } from './bank-maintenance.ts';
import { bankStorm } from './bank-storm.ts';
import { codatDisagrees } from './codat-disagrees.ts';
import { dayEnd } from './day-end.ts';
import { expiry } from './expiry.ts';
import { forgedFlood } from './forged-flood.ts';
import { loginRepaired } from './login-repaired.ts';
import { missingData } from './missing-data.ts';
import { slackOutage } from './slack-outage.ts';

/** What can be played with one click, and is played by the tests. */
export const scenarios: readonly Scenario[] = [
  loginRepaired,
  bankStorm,
  expiry,
  missingData,
  bankMaintenance,
  codatDisagrees,
  slackOutage,
  forgedFlood,
  dayEnd,
];
