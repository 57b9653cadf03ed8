/** A piece of a line of mrkdwn. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'bold' | 'italic' | 'strike'; parts: readonly Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'emoji'; name: string; sign: string }
  | { kind: 'link'; url: string; label: string }
  | { kind: 'user' | 'channel' | 'mention'; name: string }
  | { kind: 'date'; seconds: number; form: string; instead: string; url?: string | undefined };

/** A piece of a text of mrkdwn that stands on lines of its own. */
export type Paragraph =
  | { kind: 'lines'; lines: readonly (readonly Inline[])[] }
  | { kind: 'list'; items: readonly (readonly Inline[])[] }
  | { kind: 'quote'; lines: readonly (readonly Inline[])[] }
  | { kind: 'pre'; text: string };
