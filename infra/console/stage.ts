import type { BankOfItem } from '../local/banks.ts';
import type { Report } from '../local/report-client.ts';
import type { DoorSaid, Manner, ShownMessage, SlackTrouble } from './contract.ts';

/** What a scenario can do to the world, and see of it. */
export interface Stage {
  /** One that nobody has heard of. */
  bank(name: string): BankOfItem;
  /** New Items of a bank. */
  items(bank: BankOfItem, count: number): string[];
  /** A connection at Codat that nothing was heard of. */
  connection(): string;
  plaid(
    name: string,
    itemId: string,
    fields?: Readonly<Record<string, unknown>>,
    manner?: Manner,
  ): Promise<DoorSaid[]>;
  codat(name: string, connectionId: string): Promise<DoorSaid[]>;
  /** Your app tells of something. */
  report(body: Report): Promise<void>;
  setDown(bank: BankOfItem, isDown: boolean): void;
  slack(kind: SlackTrouble['kind'], seconds: number): void;
  forward(seconds: number): Promise<void>;
  /** To just after the next summary. */
  forwardToSummary(): Promise<void>;
  /** Resolves when all that came in is dealt with. */
  settled(): Promise<void>;
  /** What stands in the channels, for all to see, since the scenario began. */
  messages(): readonly ShownMessage[];
  /** How often the functions have counted this since the scenario began. */
  counted(metric: string): number;
  /** Waits until it is so. @throws {NotSo} when that takes too long */
  until(what: string, isSo: () => boolean): Promise<void>;
}

/** What a scenario is to show, and has not. */
export class NotSo extends Error {}

export interface Scenario {
  id: string;
  title: string;
  /** In a line. */
  watch: string;
  /** What happens, in its order; each step ends when what it is to show is so. */
  steps(stage: Stage): readonly Step[];
}

export interface Step {
  /** In a sentence. */
  says: string;
  run(): Promise<void>;
}

/** All that a message says. */
export function wordsOf({ text, blocks }: ShownMessage): string {
  return `${text} ${JSON.stringify(blocks)}`;
}

/** Alerts that name this: neither lines of a thread, nor the summary of a day that ends meanwhile. */
export function cardsWith(stage: Stage, needle: string): ShownMessage[] {
  return stage
    .messages()
    .filter((one) => one.threadTs === undefined && !one.text.includes('Summary of'))
    .filter((one) => wordsOf(one).includes(needle));
}

/** What was said in the threads of cards that name this. */
export function linesUnder(stage: Stage, needle: string): ShownMessage[] {
  const cards = new Set(cardsWith(stage, needle).map(({ ts }) => ts));
  return stage.messages().filter(({ threadTs }) => threadTs !== undefined && cards.has(threadTs));
}

export function check(what: string, isSo: boolean): void {
  if (!isSo) throw new NotSo(what);
}
