/** One thing to do. */
export interface ChecklistStep {
  /** Kebab-case, unique in its list: ticks are saved under it, so it never changes. */
  id: string;
  /** An imperative of at most 120 characters. */
  todo: string;
  /** Why, where to click, or how to see that it worked; at most 300 characters. */
  detail?: string;
}

/** A procedure that several people tick off together, over days if need be. */
export interface Checklist {
  /** Kebab-case: what is typed after `/plaid checklist`. */
  name: string;
  title: string;
  /** When to use it, in one sentence. */
  when: string;
  steps: readonly ChecklistStep[];
  /** What must be known before the first step, if anything. */
  warning?: string;
  source: { name: string; asOf: string; url?: string };
}
