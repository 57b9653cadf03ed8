import { Ajv } from 'ajv';

import { limits } from '#lib/messages/limits.ts';
import type { Message, Modal } from '#lib/messages/message.ts';

import { messageSchema, modalSchema } from './block-kit-schema.ts';

const ajv = new Ajv({ allErrors: true, discriminator: true });
const isMessage = ajv.compile(messageSchema);
const isModal = ajv.compile(modalSchema);

/** Links may lead only here, and only by https: where the sources of our knowledge and the support forms are. */
const ourPlaces = [
  'plaid.com/docs/',
  'dashboard.plaid.com/support/',
  'support.plaid.com/hc/',
  'developers.dwolla.com/guides/',
  'codat.zendesk.com/hc/',
];
const dates = /^!date\^\d{1,12}\^[^|^]+\|[^|]+$/;
const persons = /^@[UW][A-Z0-9]{2,20}$/;

/**
 * All that Slack would refuse in this message or modal, or show other than it was meant; empty when all is well.
 *
 * @param allowed.people that people of the workspace may be mentioned: who ticked what on a checklist
 */
export function slackProblems(
  said: Message | Modal,
  { people = false }: { people?: boolean } = {},
): string[] {
  const isSound = 'title' in said ? isModal : isMessage;
  isSound(said);
  const most = 'title' in said ? limits.modal.blocks : limits.message.blocks;
  const texts = textsIn(said.blocks);
  const top = 'title' in said ? [] : [said.text];
  const total = [...top, ...texts.map(({ text }) => text)].join('').length;
  return [
    ...(isSound.errors ?? []).map(
      ({ instancePath, message }) => `${instancePath} ${message ?? ''}`,
    ),
    ...(said.blocks.length > most ? [`${String(said.blocks.length)} blocks`] : []),
    ...(total > limits.message.totalText ? [`${String(total)} characters in all`] : []),
    ...texts.flatMap(({ type, text }) => [
      ...(text.trim() === '' ? ['nothing to see'] : []),
      ...(/\p{Surrogate}/u.test(text) ? ['half a character'] : []),
      ...(type === 'mrkdwn' ? markupProblems(text, people) : []),
      ...(type === 'mrkdwn' && (text.match(/`/g) ?? []).length % 2 === 1
        ? ['an open code span']
        : []),
    ]),
    ...top.flatMap((text) => markupProblems(text, false)),
  ];
}

/** Every text inside, with the type of the object that holds it: mrkdwn, plain_text, or the text of a rich_text. */
export function textsIn(part: unknown): { type: string; text: string }[] {
  if (typeof part !== 'object' || part === null) return [];
  const { type, text } = { type: '', text: undefined, ...part };
  return typeof text === 'string' ? [{ type, text }] : Object.values(part).flatMap(textsIn);
}

/** Mentions, links to elsewhere, and markup or entities that were cut in two. */
function markupProblems(text: string, people: boolean): string[] {
  const tokens = [...text.matchAll(/<([^<>]*)>/g)].map(([, inside = '']) => inside);
  const rest = text.replace(/<[^<>]*>/g, '');
  return [
    ...tokens
      .filter((token) => !dates.test(token) && !isOurLink(token))
      .filter((token) => !(people && persons.test(token)))
      .map((token) => `a live <${token}>`),
    ...(/[<>]/.test(rest) ? ['a stray < or >'] : []),
    ...(/&(?!(?:amp|lt|gt);)/.test(rest) ? ['a stray &'] : []),
    ...(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/.test(text) ? ['a hidden character'] : []),
  ];
}

function isOurLink(token: string): boolean {
  const [, address = ''] = /^(https:\/\/[^|\s]+)\|[^|]+$/.exec(token) ?? [];
  if (!URL.canParse(address)) return false;
  const { host, pathname, username } = new URL(address);
  return username === '' && ourPlaces.some((place) => `${host}${pathname}`.startsWith(place));
}
