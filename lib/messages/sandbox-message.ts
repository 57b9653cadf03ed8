import type { SandboxLogin } from '#lib/guides/sandbox-login.ts';

import { actions, button, context, type Message, section } from './message.ts';
import { code, escape, escapeWithin, link } from './text.ts';

const DOCS = 'https://plaid.com/docs/sandbox/test-credentials/';

/** @param question what was asked, for Share */
export function sandboxLoginMessage(login: SandboxLogin, question: string): Message {
  const share = actions(button('share', 'Share in channel', `sandbox ${question}`));
  if (login.kind === 'other way')
    return {
      text: escapeWithin(`${login.what}: ${login.instead}`, 300),
      blocks: [
        section(`No password brings about ${code(login.what)} in Link.`),
        section(escape(login.instead)),
        share,
      ],
    };
  return {
    text: escape(`Username ${login.username}, password ${login.password}. ${login.shows}`),
    blocks: [
      section(`Username ${code(login.username)}\nPassword ${code(login.password)}`),
      section(escape(login.shows)),
      context(
        `Sandbox only, at a bank that asks for a password inside Link, such as First Platypus Bank (${code('ins_109508')}): the pages of OAuth banks may ignore it. ${link(DOCS, 'Plaid’s page')}, as of 2026-11-21`,
      ),
      share,
    ],
  };
}
