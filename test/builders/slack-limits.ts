import { isDeepStrictEqual } from 'node:util';

import { Ajv } from 'ajv';
import * as z from 'zod';

import { limits } from '#lib/messages/limits.ts';
import type { Home, Message, Modal } from '#lib/messages/message.ts';

import { homeSchema, messageSchema, modalSchema } from './block-kit-schema.ts';

const ajv = new Ajv({ allErrors: true, discriminator: true });
const isMessage = ajv.compile(messageSchema);
const isModal = ajv.compile(modalSchema);
const isHome = ajv.compile(homeSchema);

/** Slack refuses a view that is larger (`view_too_large`); of messages it refuses much less. */
const LARGEST_VIEW = 250_000;

/** Links may lead only here, and only by https: where the sources of our knowledge and the support forms are. */
const ourPlaces = [
  'plaid.com/docs/',
  'docs.codat.io/',
  'dashboard.plaid.com/support/',
  'dashboard.plaid.com/activity/logs',
  'support.plaid.com/hc/',
  'developers.dwolla.com/guides/',
  'codat.zendesk.com/hc/',
];
const dates = /^!date\^\d{1,12}\^[^|^]+\|[^|]+$/;
const persons = /^@[UW][A-Z0-9]{2,20}$/;
const namedChannels = /^#[CG][A-Z0-9]{2,20}$/;
const ourMail = /^mailto:support@codat\.io\|[^|]+$/;
/** A message in the reader's own workspace. */
const permalinks =
  /^https:\/\/[a-z0-9-]+\.slack\.com\/archives\/[A-Z0-9]+\/p\d+(?:\?[\w=&.-]*)?\|[^|]+$/;

/** A message has a text beside its blocks; a view is larger. */
type Said = Message | Modal | Home;

type Block = Said['blocks'][number];

/** What a message may have beside what is ours alone. */
interface Allowed {
  people?: boolean;
  notes?: boolean;
  channels?: boolean;
}

/**
 * All that Slack would refuse in this message or modal, or show other than it was meant; empty when all is well.
 *
 * @param allowed.people that people of the workspace may be mentioned: who ticked what, wrote a draft, filed a case
 * @param allowed.channels that channels of the workspace may be named: those where the bot answers
 * @param allowed.notes that messages of the workspace may be linked: those that somebody noted
 */
export function slackProblems(said: Said, allowed: Allowed = {}): string[] {
  const isSound = schemaOf(said);
  isSound(said);
  const most = 'text' in said ? limits.message.blocks : limits.modal.blocks;
  const texts = textsIn(said.blocks);
  const blocks: readonly Block[] = said.blocks;
  const top = 'text' in said ? [said.text] : [];
  const total = [...top, ...texts.map(({ text }) => text)].join('').length;
  return [
    ...(isSound.errors ?? []).map(
      ({ instancePath, message }) => `${instancePath} ${message ?? ''}`,
    ),
    ...(said.blocks.length > most ? [`${String(said.blocks.length)} blocks`] : []),
    ...sizeProblems(said, total),
    ...blocks.flatMap(choiceProblems),
    ...repeated(blocks.map((block) => block.block_id)).map((id) => `two blocks named ${id}`),
    ...texts.flatMap(({ type, text }) => [
      ...(text.trim() === '' ? ['nothing to see'] : []),
      ...(/\p{Surrogate}/u.test(text) ? ['half a character'] : []),
      ...(type === 'mrkdwn' ? markupProblems(text, allowed) : []),
      ...(type === 'mrkdwn' && (text.match(/`/g) ?? []).length % 2 === 1
        ? ['an open code span']
        : []),
    ]),
    ...top.flatMap((text) => markupProblems(text, {})),
  ];
}

function schemaOf(said: Said) {
  if ('text' in said) return isMessage;
  return said.type === 'home' ? isHome : isModal;
}

function sizeProblems(said: Said, total: number): string[] {
  if (!('text' in said)) {
    const size = Buffer.byteLength(JSON.stringify(said));
    return size > LARGEST_VIEW ? [`a view of ${String(size)} bytes`] : [];
  }
  return total > limits.message.totalText ? [`${String(total)} characters in all`] : [];
}

const choice = z.object({
  options: z.array(z.object({ value: z.string() }).loose()).optional(),
  initial_option: z.unknown().optional(),
  initial_options: z.array(z.unknown()).optional(),
  max_length: z.number().optional(),
  initial_value: z.string().optional(),
});

/** What a schema cannot say: that what is chosen at first is offered, and that everything is told apart. */
function choiceProblems(block: Block): string[] {
  const inRow = block.type === 'actions' && 'elements' in block ? block.elements : [];
  const actionIds = inRow.map((one) => ('action_id' in one ? one.action_id : undefined));
  const part = 'element' in block ? block.element : 'accessory' in block ? block.accessory : {};
  const { options = [], ...first } = choice.parse(part);
  const chosen = [first.initial_option, ...(first.initial_options ?? [])];
  return [
    ...chosen
      .filter((one) => one !== undefined)
      .filter((one) => !options.some((option) => isDeepStrictEqual(option, one)))
      .map((one) => `${JSON.stringify(one)} is chosen and not offered`),
    ...((first.initial_value ?? '').length > (first.max_length ?? 0)
      ? ['more is filled in than may be']
      : []),
    ...repeated(options.map(({ value }) => value)).map((value) => `two options ${value}`),
    ...repeated(actionIds).map((id) => `two buttons ${id}`),
  ];
}

function repeated(names: readonly (string | undefined)[]): string[] {
  const known = names.filter((one) => one !== undefined);
  return known.filter((one, index) => known.indexOf(one) !== index);
}

/** Every text inside, with the type of the object that holds it: mrkdwn, plain_text, or the text of a rich_text. */
export function textsIn(part: unknown): { type: string; text: string }[] {
  if (typeof part !== 'object' || part === null) return [];
  const { type, text } = { type: '', text: undefined, ...part };
  return typeof text === 'string' ? [{ type, text }] : Object.values(part).flatMap(textsIn);
}

/** Mentions, links to elsewhere, and markup or entities that were cut in two. */
function markupProblems(
  text: string,
  { people = false, notes = false, channels = false }: Allowed,
): string[] {
  const tokens = [...text.matchAll(/<([^<>]*)>/g)].map(([, inside = '']) => inside);
  const rest = text.replace(/<[^<>]*>/g, '');
  return [
    ...tokens
      .filter((token) => !dates.test(token) && !isOurLink(token))
      .filter((token) => !(channels && namedChannels.test(token)))
      .filter((token) => !(people && persons.test(token)) && !(notes && permalinks.test(token)))
      .map((token) => `a live <${token}>`),
    ...(/[<>]/.test(rest) ? ['a stray < or >'] : []),
    ...(/&(?!(?:amp|lt|gt);)/.test(rest) ? ['a stray &'] : []),
    ...(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/.test(text) ? ['a hidden character'] : []),
  ];
}

function isOurLink(token: string): boolean {
  if (ourMail.test(token)) return true;
  const [, address = ''] = /^(https:\/\/[^|\s]+)\|[^|]+$/.exec(token) ?? [];
  if (!URL.canParse(address)) return false;
  const { host, pathname, username } = new URL(address);
  return username === '' && ourPlaces.some((place) => `${host}${pathname}`.startsWith(place));
}
