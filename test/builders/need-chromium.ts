import { chromiumPath } from '../../infra/console/launch-chromium.ts';

/** Runs before all tests in a browser: one sentence where each of them would fail. */
export function setup(): void {
  chromiumPath();
}
