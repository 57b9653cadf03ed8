import { maskPersonal } from '#lib/secrets/mask-personal.ts';
import { userWordings } from '#lib/triage/user-wording.ts';

import { button, type Message, preformatted, section } from './message.ts';
import { code } from './text.ts';

/** Asks for what the end user can be told; its value is code and type, for some codes stand under several types. */
export function userMessageButton(errorCode: string, errorType: string | undefined) {
  return button('user_message', 'Message to the user', `${errorCode} ${errorType ?? ''}`.trim());
}

/**
 * What the end user can be told about a code, ready to be copied, in every language that there is.
 *
 * @param asked the button's value
 */
export function userMessage(asked: string): Message {
  const [errorCode = '', errorType] = asked.split(' ');
  const wordings = userWordings(errorCode, errorType);
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
