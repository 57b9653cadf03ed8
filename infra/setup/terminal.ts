/** A question at the terminal. `flag` says where its answer can come from when nobody is there. */
export interface Question {
  message: string;
  flag: string;
  /** What is meant when nothing is typed. */
  usual?: string;
  /** @returns what is wrong with an answer */
  check?: (answer: string) => string | undefined;
}

/** Whom the walk speaks with. */
export interface Terminal {
  say(text: string): void;
  ask(question: Question): Promise<string>;
  /** What is typed is not shown. */
  askSecret(question: Question): Promise<string>;
  confirm(message: string, usual: boolean): Promise<boolean>;
}
