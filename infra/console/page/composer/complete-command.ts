import type { World } from '#console/contract.ts';

export type CommandUse = World['commands'][number];

export interface Completion {
  /** What the composer holds when it is chosen. */
  text: string;
  command: CommandUse;
}

const slash = '/plaid';

/** What can follow what has been typed: commands by the beginning of their names, then those that are about it. */
export function completeCommand(typed: string, commands: readonly CommandUse[]): Completion[] {
  const text = typed.trimStart();
  if (!text.startsWith('/')) return [];
  if (!text.startsWith(`${slash} `)) return slash.startsWith(text) ? all(commands) : [];
  const rest = text.slice(slash.length + 1).trimStart();
  // Behind the name come the command's own words, which only the person knows.
  if (/\s/.test(rest)) return [];
  const word = rest.toLowerCase();
  const begin = commands.filter(({ name }) => name.startsWith(word));
  const about = commands.filter(
    (command) => !begin.includes(command) && command.description.toLowerCase().includes(word),
  );
  return all(word.length < 3 ? begin : [...begin, ...about]);
}

function all(commands: readonly CommandUse[]): Completion[] {
  return commands.map((command) => ({
    text: `${slash} ${command.name}${takesMore(command) ? ' ' : ''}`,
    command,
  }));
}

/** Whether Enter takes the completion that is chosen; else it sends what is there, as it does with a whole command. */
export function enterCompletes(
  typed: string,
  completions: readonly Completion[],
  chosen: number,
): boolean {
  const isWhole = (one: Completion | undefined) => one?.text.trim() === typed.trim();
  if (completions.length === 0 || isWhole(completions[chosen])) return false;
  // Who has not walked in the list has not asked for its first entry in place of what they wrote.
  return chosen > 0 || !completions.some(isWhole);
}

/** Its usage goes on behind its name. */
function takesMore({ usage, name }: CommandUse): boolean {
  const words = usage.replace(slash, '').trim();
  return words.length > name.length;
}

/** What is behind `/plaid`; undefined where that is not what has been typed. */
export function slashText(typed: string): string | undefined {
  const text = typed.trim();
  if (text === slash) return '';
  return text.startsWith(`${slash} `) ? text.slice(slash.length + 1).trim() : undefined;
}
