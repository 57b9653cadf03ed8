import { LogLevel, type Logger } from '@slack/logger';

/** Slack's libraries print requests, signatures and tokens at debug level: they print nothing; we log what matters. */
export const quietLogger: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};

function nothing(): void {
  // Deliberately silent.
}
