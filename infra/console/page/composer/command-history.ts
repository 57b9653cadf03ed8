/** What has been sent, newest last, and where in it the person is. */
export interface CommandHistory {
  sent: readonly string[];
  /** As many steps back; 0: not in it. */
  back: number;
}

const KEPT = 50;

export const emptyHistory: CommandHistory = { sent: [], back: 0 };

export function remember({ sent }: CommandHistory, text: string): CommandHistory {
  const others = sent.filter((one) => one !== text);
  return { sent: [...others, text].slice(-KEPT), back: 0 };
}

/** One step to what is older (1) or newer (-1). @returns the text there; empty where the newest is left */
export function step(
  { sent, back }: CommandHistory,
  by: 1 | -1,
): { history: CommandHistory; text: string } {
  const there = Math.min(Math.max(back + by, 0), sent.length);
  return { history: { sent, back: there }, text: there === 0 ? '' : (sent.at(-there) ?? '') };
}
