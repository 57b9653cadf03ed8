import { maskPersonal } from '#lib/secrets/mask-personal.ts';
import { userWordings } from '#lib/triage/user-wording.ts';

import { type Message, preformatted, section } from './message.ts';
import { code } from './text.ts';

/** What the end user can be told about a code, ready to be copied, in every language that there is. */
export function userMessage(errorCode: string): Message {
  const wordings = userWordings(errorCode);
  return wordings.length === 0
    ? noWording(errorCode)
    : {
        text: 'A message for the end user, to copy.',
        blocks: wordings.flatMap(({ language, text }) => [
          section(`*To send to the end user* (${language})`),
          preformatted(text),
        ]),
      };
}

function noWording(errorCode: string): Message {
  const sentence = `${code(maskPersonal(errorCode))} is not for the end user to mend, so there is nothing to tell them.`;
  return { text: sentence, blocks: [section(sentence)] };
}
