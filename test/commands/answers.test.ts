import { describe, expect, it } from 'vitest';

import { alertId } from '#lib/alerts/alert.ts';
import { refusedAlert, touchAlert } from '#lib/alerts/alert-changes.ts';
import { incidentKey } from '#lib/alerts/incident.ts';
import { commands } from '#lib/commands/registry.ts';
import { applyEvent } from '#lib/health/apply-event.ts';
import type { ItemEvent } from '#lib/health/item-event.ts';
import { commandHelpMessage, helpMessage } from '#lib/messages/help-message.ts';
import type { Message } from '#lib/messages/message.ts';

import { ask as askAs } from '../builders/ask.ts';
import { itemIdNumber } from '../builders/card-facts.ts';
import { alive, at, failed, repaired, START } from '../builders/item-events.ts';
import { seen } from '../builders/seen.ts';
import { fakePorts } from '../fakes/fake-ports.ts';

const ITEM = itemIdNumber(1);
const DAY = 24 * 3600;

/** The outside, after these events came in and were dealt with. */
async function after(...events: ItemEvent[]) {
  const ports = fakePorts(START);
  for (const event of events) {
    await ports.inbox.keep({ kind: 'item', event });
    const record = await ports.items.find(event.itemId);
    const history = await ports.inbox.historySince(event.itemId, new Date(0));
    const health = applyEvent(record?.health, event, history);
    await ports.items.save(health, record?.version);
    const key = incidentKey(health);
    if (key === undefined) continue;
    await ports.alerts.save(touchAlert(await ports.alerts.find(alertId(key)), key, ports.now()));
  }
  return ports;
}

function ask(
  text: string,
  ports: Awaited<ReturnType<typeof after>> = fakePorts(START),
  notConfigured: string[] = [],
): Promise<Message> {
  return askAs(text, { ports, notConfigured });
}

describe('/plaid help', () => {
  it.each(['', '   ', 'help', 'HELP', 'help nonsense', 'help __proto__'])(
    '%j shows all commands',
    async (text) => {
      expect(await ask(text)).toEqual(helpMessage(commands));
    },
  );

  it.each(
    commands.flatMap((command) => [
      [`help ${command.name}`, command] as const,
      [`help ${command.name.toUpperCase()}`, command] as const,
    ]),
  )('%s explains one', async (text, command) => {
    expect(await ask(text)).toEqual(commandHelpMessage(command));
  });

  it('names every command that there is', async () => {
    const shown = seen(await ask('help'));
    for (const { name, summary } of commands) {
      expect(shown).toContain(`/plaid ${name}`);
      expect(shown).toContain(summary);
    }
  });

  it.each(commands.map(({ example }) => [example] as const))(
    'gives an example that works: %s',
    async (example) => {
      const message = await ask(example.replace(/^\/plaid /, ''));
      expect(message).not.toEqual(helpMessage(commands));
      expect(message.text).not.toMatch(/does not know that command|not look like/);
    },
  );
});

describe('a command that there is not', () => {
  it.each([
    { text: `itme ${ITEM}`, says: 'Did you mean `/plaid item`?' },
    { text: 'stauts', says: 'Did you mean `/plaid status`?' },
    { text: 'hepl', says: 'Did you mean `/plaid help`?' },
    { text: 'weather', says: '/plaid help lists them all' },
    { text: 'toString', says: '/plaid help lists them all' },
    { text: '<!channel>', says: '/plaid help lists them all' },
  ])('$text: $says', async ({ text, says }) => {
    expect((await ask(text)).text).toContain(says);
  });

  it('says that a question is too long', async () => {
    expect((await ask('x'.repeat(1_001))).text).toContain('too long');
  });
});

describe('a secret in the question', () => {
  it('is not used, shown or logged, and the asker is told to rotate it', async () => {
    const ports = fakePorts(START);
    const token = 'access-production-7b9e2f14-3c5d-4e6f-8a7b-1c2d3e4f5a6b';
    const message = await ask(`item ${token}`, ports);
    expect(message.text).toContain('rotate it');
    expect(JSON.stringify([message, ports.log.lines])).not.toContain('7b9e2f14');
    expect(ports.log.counts.get('secret.pasted')).toBe(1);
  });
});

describe('/plaid item', () => {
  it('without an id explains itself', async () => {
    expect(seen(await ask('item'))).toContain('/plaid item &lt;item_id&gt;');
  });

  it('of a broken Item says state, who acts, what happened and what to file', async () => {
    const ports = await after(alive(0, { itemId: ITEM }), failed(60, { itemId: ITEM }));
    const shown = seen(await ask(`item ${ITEM}`, ports));
    expect(shown).toContain('this Item is *broken* `ITEM_LOGIN_REQUIRED`');
    expect(shown).toContain('*Who acts:* the end user.');
    expect(shown).toContain('`ITEM.ERROR`  `ITEM_LOGIN_REQUIRED`');
    expect(shown).toContain(`item_id \`${ITEM}\``);
    expect(shown).toContain('Subject: Bank ins_3: ITEM_LOGIN_REQUIRED on 1 Item');
  });

  it('of a repaired Item says since when, and by what', async () => {
    const ports = await after(failed(0, { itemId: ITEM }), repaired(60, { itemId: ITEM }));
    const shown = seen(await ask(`item ${ITEM}`, ports));
    expect(shown).toContain('this Item is *healthy*');
    expect(shown).toContain('recovered from `ITEM_LOGIN_REQUIRED` by `ITEM.LOGIN_REPAIRED`');
  });

  it('says when data last came, however long it has been failing since', async () => {
    const fails = Array.from({ length: 20 }, (_, index) => failed(60 + index, { itemId: ITEM }));
    const ports = await after(alive(0, { itemId: ITEM }), ...fails);
    ports.pass(5 * DAY * 1000);
    expect(seen(await ask(`item ${ITEM}`, ports))).toContain('last data 5 days ago');
  });

  it.each([
    { case: 'quotes', typed: `"${ITEM}"` },
    { case: 'backticks', typed: `\`${ITEM}\`` },
    { case: 'blanks', typed: `   ${ITEM}  ` },
  ])('finds an id pasted with $case', async ({ typed }) => {
    const ports = await after(failed(0, { itemId: ITEM }));
    expect((await ask(`item ${typed}`, ports)).text).toContain('Item is broken');
  });

  it.each([
    { case: 'unknown', typed: itemIdNumber(2) },
    { case: 'in lower case', typed: ITEM.toLowerCase() },
    { case: 'in upper case', typed: ITEM.toUpperCase() },
  ])('$case gives three ways to find the right one', async ({ typed }) => {
    const ports = await after(failed(0, { itemId: ITEM }));
    const message = await ask(`item ${typed}`, ports);
    expect(message.text).toContain('Ids are case-sensitive');
    expect(seen(message)).toContain(`\`${typed}\``);
    expect(seen(message).match(/• /g)).toHaveLength(3);
  });

  it.each([
    'abc',
    'ins_109508',
    'ITEM_LOGIN_REQUIRED',
    '__proto__',
    '<@U0123>',
    '../../etc',
    'é'.repeat(30),
  ])('says that %s does not look like an id', async (typed) => {
    for (const text of [`item ${typed}`, `item ${typed} history`])
      expect((await ask(text)).text).toContain('does not look like an Item id');
  });

  it('finds an id of an unusual shape, if it is stored', async () => {
    const ports = await after(failed(0, { itemId: 'short-1' }));
    expect((await ask('item short-1', ports)).text).toContain('Item is broken');
    expect((await ask('item short-1 history', ports)).text).toContain('1 change of state');
  });

  it('explains itself when asked for something else of the Item', async () => {
    const ports = await after(failed(0, { itemId: ITEM }));
    expect(seen(await ask(`item ${ITEM} future`, ports))).toContain('With history:');
  });
});

describe('/plaid item … history', () => {
  it('shows every change of state, the newest first', async () => {
    const ports = await after(
      alive(0, { itemId: ITEM }),
      failed(60, { itemId: ITEM }),
      failed(90, { itemId: ITEM, bodyHash: 'other' }),
      repaired(120, { itemId: ITEM }),
    );
    const shown = seen(await ask(`item ${ITEM} history`, ports));
    expect(shown).toContain('2 changes of state in 400 days');
    expect(shown.indexOf('broken → *healthy*')).toBeLessThan(shown.indexOf('healthy → *broken*'));
  });

  it('of an Item that was always healthy says so', async () => {
    const ports = await after(alive(0, { itemId: ITEM }));
    expect((await ask(`item ${ITEM} history`, ports)).text).toBe(
      'No change of state: always healthy.',
    );
  });

  it('of an unknown Item gives three ways to find the right one', async () => {
    expect(seen(await ask(`item ${ITEM} history`)).match(/• /g)).toHaveLength(3);
  });
});

describe('/plaid error', () => {
  it('without a code explains itself', async () => {
    expect(seen(await ask('error'))).toContain('/plaid error &lt;code&gt;');
  });

  it.each([
    'ITEM_LOGIN_REQUIRED',
    'item-login-required',
    'item login required',
    '"ITEM_LOGIN_REQUIRED"',
  ])('explains %s', async (typed) => {
    const message = await ask(`error ${typed}`);
    expect(message.text).toMatch(/^ITEM_LOGIN_REQUIRED: /);
    expect(seen(message)).not.toContain('Taken as');
  });

  it('says what it took a slip for', async () => {
    const shown = seen(await ask('error item_login_requird'));
    expect(shown).toContain('Taken as `ITEM_LOGIN_REQUIRED`.');
  });

  it('shows a code under each of its types', async () => {
    const shown = seen(await ask('error NO_ACCOUNTS'));
    expect(shown).toContain('`ITEM_ERROR`');
    expect(shown).toContain('`CHECK_REPORT_ERROR`');
  });

  it('counts the Items that have it now, at every bank', async () => {
    const ports = await after(
      failed(0, { itemId: itemIdNumber(1) }),
      failed(0, { itemId: itemIdNumber(2) }),
      failed(0, { itemId: itemIdNumber(3), institution: 'ins_9' }),
      failed(0, { itemId: itemIdNumber(4), code: 'ITEM_LOCKED' }),
      failed(0, { itemId: itemIdNumber(5) }),
      repaired(60, { itemId: itemIdNumber(5) }),
    );
    expect(seen(await ask('error ITEM_LOGIN_REQUIRED', ports))).toContain('3 Items with it now');
    expect(seen(await ask('error ITEM_LOCKED', ports))).toContain('1 Item with it now');
    expect(seen(await ask('error INVALID_MFA', ports))).toContain('no Item has it now');
  });

  it.each([
    { typed: 'INVALID_PRODUCTX', says: 'Did you mean `INVALID_PRODUCT` or `INVALID_PRODUCTS`' },
    { typed: 'FLUX_CAPACITOR', says: 'plaid.com/docs/errors' },
    { typed: '__proto__', says: 'plaid.com/docs/errors' },
    { typed: 'エラー', says: 'plaid.com/docs/errors' },
  ])('does not know $typed: $says', async ({ typed, says }) => {
    expect((await ask(`error ${typed}`)).text).toContain(says);
  });
});

describe('/plaid status', () => {
  it('of nothing at all says that no webhook has come', async () => {
    const message = await ask('status');
    expect(message.text).toBe('No open incident. 0 Items known.');
    expect(seen(message)).toContain('No webhook in the last 7 days');
  });

  it('shows open incidents, Items by state, and the last webhook', async () => {
    const ports = await after(
      alive(0, { itemId: itemIdNumber(1) }),
      failed(10, { itemId: itemIdNumber(2) }),
      failed(20, { itemId: itemIdNumber(3) }),
      failed(30, { itemId: itemIdNumber(4), code: 'INSTITUTION_DOWN', type: 'INSTITUTION_ERROR' }),
      failed(40, { itemId: itemIdNumber(5) }),
      repaired(50, { itemId: itemIdNumber(5) }),
    );
    const message = await ask('status', ports);
    const shown = seen(message);
    expect(message.text).toBe('2 open incidents, 3 Items. 5 Items known.');
    expect(shown).toContain('2 Items need a new login `ITEM_LOGIN_REQUIRED`');
    expect(shown).toContain('1 Item cannot reach the bank `INSTITUTION_DOWN`');
    expect(shown).toContain('3 broken');
    expect(shown).toContain('2 healthy');
    expect(shown).toContain(`Last webhook <!date^${String(Date.parse(at(50)) / 1000)}^`);
    expect(shown).not.toContain('Not configured');
  });

  it('counts a doubtful Item, but not among the incidents', async () => {
    const own = { itemId: ITEM };
    const ports = await after(failed(0, own), repaired(60, own), failed(120, own));
    const message = await ask('status', ports);
    expect(message.text).toBe('No open incident. 1 Item known.');
    expect(seen(message)).toContain('1 unconfirmed');
    expect(seen(message)).toContain(' 0 healthy');
  });

  it('says that Slack refuses a card, why, and since when', async () => {
    const ports = await after(failed(0, { itemId: ITEM }));
    const [alert] = await ports.alerts.open(1);
    if (alert === undefined) throw new Error('no alert');
    await ports.alerts.save(refusedAlert(alert, 'not_in_channel', ports.now()));
    expect(seen(await ask('status', ports))).toMatch(
      /:warning: Slack refuses the card: `not_in_channel` since <!date/,
    );
  });

  it('says what is switched off', async () => {
    const shown = seen(await ask('status', fakePorts(START), ['Codat: set CODAT_API_KEY <key>']));
    expect(shown).toContain('*Not configured*\n•  Codat: set CODAT_API_KEY &lt;key&gt;');
  });
});
