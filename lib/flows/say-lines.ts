import type { AlertRecord } from '#lib/alerts/alert.ts';
import { saidAlert } from '#lib/alerts/alert-changes.ts';
import { lineMessage } from '#lib/messages/message.ts';
import type { Ports } from '#lib/ports.ts';

import { undone } from './undone.ts';
import type { Visit } from './visit-slack.ts';

/**
 * Says in the card's thread what it is owed, in order, each line once. Lines are rare, so each is looked for first: a
 * visit that went wrong may have said it and been forgotten since.
 */
export async function sayLines(visit: Visit, ports: Ports): Promise<AlertRecord | undefined> {
  let { alert } = visit;
  const { card } = alert;
  if (card === undefined) return saidAlert({ ...alert, owes: [] }, ports.now());
  for (const line of alert.owes ?? []) {
    const mark = { alert: alert.id, part: `line ${line.id}` };
    const since = new Date(card.postedAt);
    const ts = await ports.slack.find(card.channel, mark, since, card.ts);
    if (ts === undefined) {
      const message = lineMessage(line.text);
      const outcome = await ports.slack.post(card.channel, message, mark, card.ts);
      // What the card says is known, and saved; whether the line stands is looked up at the next visit.
      if (outcome.kind === 'unsure')
        return { ...saidAlert(alert, ports.now()), attempt: { since: ports.now().toISOString() } };
      if (outcome.kind !== 'done') return undone({ ...visit, alert }, outcome, ports);
    }
    alert = { ...alert, owes: (alert.owes ?? []).filter(({ id }) => id !== line.id) };
  }
  return saidAlert(alert, ports.now());
}
