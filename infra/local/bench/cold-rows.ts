import { bundled, deployedOptions, openColdWorld, variant } from './cold-world.ts';
import { type ColdStart, coldStarts, type Variant } from './cold-starts.ts';
import { atMost, noted, type Row, said } from './row.ts';

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? '21');

/** The one command that asks the store once: it shows the open cases. */
const ONE_READ = 'tickets';

/** What a door costs in a fresh process: to load, and to answer for the first time. */
export async function coldRows(): Promise<Row[]> {
  const world = await openColdWorld();
  const deployed = deployedOptions();
  const { webhook } = world;
  const command = world.command(ONE_READ);
  const variants: Variant[] = [
    { name: 'bare', file: variant('bare'), event: webhook },
    { name: 'floor', file: variant('floor-plaid'), event: webhook },
    { name: 'plaid-webhook', file: bundled('plaid-webhook'), event: webhook, env: deployed },
    { name: 'typical door', file: variant('typical-plaid'), event: webhook },
    { name: 'slack', file: bundled('slack'), event: command, env: deployed },
    { name: 'typical Slack', file: variant('typical-slack'), event: command },
  ];
  try {
    await coldStarts(variants, 1, world.env);
    await world.keepKey();
    world.front.traffic();
    const of = await coldStarts(variants, ROUNDS, world.env);
    const { dynamodb, plaid, slack } = world.front.traffic();
    return [
      ...variants.map(({ name }) => noted(name, parts(of(name)))),
      atMost(
        'plaid-webhook: load + first answer, of the floor’s',
        2.6,
        of('plaid-webhook').both / of('floor').both,
        ' ×',
      ),
      atMost(
        'plaid-webhook: load + first answer, of the typical door’s',
        0.25,
        of('plaid-webhook').both / of('typical door').both,
        ' ×',
      ),
      atMost('plaid-webhook: its first answer', 5, of('plaid-webhook').answer, ' ms'),
      atMost(
        'slack: load + first answer with one read, of the typical one’s without',
        0.4,
        of('slack').both / of('typical Slack').both,
        ' ×',
      ),
      noted(
        'asked meanwhile, by all of them in all rounds',
        `DynamoDB ${said(dynamodb.length)}, Plaid ${said(plaid)}, Slack ${said(slack)}`,
      ),
    ];
  } finally {
    await world.close();
  }
}

function parts({ load, answer, both, wall }: ColdStart): string {
  const [l, a, b] = [load, answer, both].map((ms) => ms.toFixed(1).padStart(6));
  return `${b ?? ''} ms CPU =${l ?? ''} load +${a ?? ''} answer  (${wall.toFixed(0)} ms on the clock)`;
}
