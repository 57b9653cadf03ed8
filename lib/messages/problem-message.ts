import { type Message, section } from './message.ts';
import { code, escape } from './text.ts';

/** What somebody who clicked is told alone, instead of what they wanted. */
export interface Problem {
  problem: Message;
}

/** An answer that says in a sentence what is the matter and what to do. */
export function problemMessage(sentence: string): Message {
  return { text: sentence, blocks: [section(sentence)] };
}

/** Our own fault: the reference leads to the log line. */
export function faultMessage(reference: string): Message {
  return problemMessage(
    `Something went wrong on our side. Please try again; if it stays, tell your Tartan admin this reference: ${code(reference)}`,
  );
}

/** @param nearest what the person may have meant */
export function didYouMean(sentence: string, nearest: readonly string[]): Message {
  const hint = nearest.length === 0 ? '' : ` Did you mean ${nearest.map(code).join(' or ')}?`;
  return problemMessage(`${escape(sentence)}${hint}`);
}
