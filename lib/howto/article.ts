/** Where an answer comes from, and how old that text is. */
export interface Source {
  name: string;
  /** When the text was written or published, as far as it can be told; `undated` where it cannot. */
  written: string;
  /** A page that is there today; absent where the article has none that is known. */
  url?: string;
}

/** A short answer to what support engineers ask, told in our words. */
export interface Article {
  /** `F1` to `F50`: Plaid's FAQ in its order; `codat`, `identifiers` and `api-errors`: the other founding documents. */
  id: string;
  /** What it is about, in a few words: short enough for a button. */
  topic: string;
  /** The question it answers, as one would ask it. */
  question: string;
  /** One to four paragraphs that hold today. */
  answer: readonly string[];
  /** What to do, in order, where the answer is a procedure. */
  steps?: readonly string[];
  /** Words that people use for this and that stand nowhere in the texts above. */
  words: readonly string[];
  /** Where today differs from the source: what the source says, and the rule that holds now. */
  changed?: { source: string; today: string; asOf: string };
  source: Source;
  /** Commands of ours that go further, as typed: `/plaid checklist secret-rotation`. */
  see?: readonly string[];
}
