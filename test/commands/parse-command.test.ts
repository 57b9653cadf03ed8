import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseCommand } from '#lib/commands/parse-command.ts';
import { commands } from '#lib/commands/registry.ts';

const uuid = '7b9e2f14-3c5d-4e6f-8a7b-1c2d3e4f5a6b';
const ITEM = 'Qn7rWpXv2sKd9LmBtY4eHgJ8uZc5fAoN00001';

describe('parseCommand', () => {
  it.each([
    { case: 'nothing', text: '' },
    { case: 'blanks', text: '  \t\n ' },
    { case: 'only quotes', text: '"" `` \u201c\u201d' },
    { case: 'help', text: 'help' },
    { case: 'HELP', text: ' HELP ' },
  ])('$case: help about all', ({ text }) => {
    expect(parseCommand(text, commands)).toEqual({ kind: 'help', about: undefined });
  });

  it.each([
    { text: 'help item', about: 'item' },
    { text: 'help ITEM', about: 'item' },
    { text: 'help "item" and more', about: 'item' },
    { text: 'help nonsense', about: undefined },
    { text: 'help __proto__', about: undefined },
  ])('$text: help about $about', ({ text, about }) => {
    const command = commands.find(({ name }) => name === about);
    expect(parseCommand(text, commands)).toEqual({ kind: 'help', about: command });
  });

  it.each([
    { case: 'a command with its id', text: `item ${ITEM}`, name: 'item', args: [ITEM] },
    {
      case: 'an upper-case command keeps the id’s case',
      text: `ITEM ${ITEM}`,
      name: 'item',
      args: [ITEM],
    },
    {
      case: 'more blanks than needed',
      text: `  item \u00a0 ${ITEM}  history `,
      name: 'item',
      args: [ITEM, 'history'],
    },
    { case: 'an id in quotes', text: `item "${ITEM}"`, name: 'item', args: [ITEM] },
    { case: 'an id in backticks', text: `item \`${ITEM}\``, name: 'item', args: [ITEM] },
    { case: 'an id in curly quotes', text: `item \u201c${ITEM}\u201d`, name: 'item', args: [ITEM] },
    { case: 'all in quotes', text: `"item ${ITEM}"`, name: 'item', args: [ITEM] },
    {
      case: 'a code of several words',
      text: 'error item login required',
      name: 'error',
      args: ['item', 'login', 'required'],
    },
    { case: 'no arguments', text: 'status', name: 'status', args: [] },
    {
      case: 'a kind and an id',
      text: `Ticket missing-transactions "${ITEM}"`,
      name: 'ticket',
      args: ['missing-transactions', ITEM],
    },
    { case: 'the longer of two names', text: 'tickets', name: 'tickets', args: [] },
    { case: '__proto__ as an argument', text: 'item __proto__', name: 'item', args: ['__proto__'] },
  ])('$case', ({ text, name, args }) => {
    const parsed = parseCommand(text, commands);
    if (parsed.kind !== 'command') throw new Error(`parsed as ${parsed.kind}`);
    expect(parsed.command.name).toBe(name);
    expect(parsed.asked.words).toEqual(args);
    expect(parsed.asked.secrets).toEqual([]);
  });

  it('hands on what was typed as it was typed', () => {
    const parsed = parseCommand(' explain  {"a": "b"}\n  c ', commands);
    expect(parsed).toMatchObject({ asked: { text: '{"a": "b"}\n  c' } });
  });

  it.each([
    { text: `itme ${ITEM}`, nearest: ['item'] },
    { text: 'items', nearest: ['item'] },
    { text: 'eror X', nearest: ['error'] },
    { text: 'stats', nearest: ['status', 'stale'] },
    { text: 'hlep', nearest: ['help'] },
    { text: 'tiket', nearest: ['ticket', 'tickets'] },
    { text: 'tcikets', nearest: ['tickets'] },
    { text: 'ITEM_LOGIN_REQUIRED', nearest: [] },
    { text: ITEM, nearest: [] },
    { text: '\uff49\uff54\uff45\uff4d abc', nearest: [] },
    { text: 'toString', nearest: [] },
    { text: 'constructor', nearest: [] },
    { text: '__proto__', nearest: [] },
  ])('$text is unknown, near to $nearest', ({ text, nearest }) => {
    expect(parseCommand(text, commands)).toEqual({ kind: 'unknown', nearest });
  });

  it.each([
    { length: 1_000, kind: 'command' },
    { length: 1_001, kind: 'too long' },
    { length: 40_000, kind: 'too long' },
    { noun: 'explain', length: 8_000, kind: 'command' },
    { noun: 'explain', length: 8_001, kind: 'too long' },
  ])('$length characters: $kind', ({ noun = 'error', length, kind }) => {
    expect(parseCommand(`${noun} `.padEnd(length, 'x'), commands).kind).toBe(kind);
  });

  it.each([
    { case: 'an access token', secret: `access-production-${uuid}` },
    { case: 'a public token', secret: `public-sandbox-${uuid}` },
    { case: 'a link token', secret: `link-production-${uuid}` },
    { case: 'a processor token', secret: `processor-production-${uuid}` },
    { case: 'a user token', secret: `user-production-${uuid}` },
    { case: 'an asset report token', secret: `assets-production-${uuid}` },
    { case: 'a legacy token', secret: 'ab'.repeat(64) },
    { case: 'a Slack token', secret: 'xoxb-not-a-real-token-0001' },
    { case: 'a webhook secret', secret: 'whsec_bm90LWEtcmVhbC1zZWNyZXQ=' },
    { case: 'a header', secret: 'Bearer not.a.real.token-0001' },
    {
      case: 'a token in full-width letters',
      secret: `\uff41\uff43\uff43\uff45\uff53\uff53-production-${uuid}`,
    },
  ])('$case is refused wherever it stands', ({ secret }) => {
    for (const text of [secret, `item ${secret}`, `error x "${secret}"`, `help ${secret}`])
      expect(parseCommand(text, commands)).toMatchObject({ kind: 'secret' });
    expect(parseCommand(`${secret} `.padEnd(2_000, 'x '), commands).kind).toBe('secret');
  });

  it.each([`access-production-${uuid}`, 'ab'.repeat(64), 'xoxb-not-a-real-token-0001'])(
    'a paste with %s is read without it',
    (secret) => {
      const parsed = parseCommand(`explain ITEM_LOCKED for ${secret}`, commands);
      if (parsed.kind !== 'command') throw new Error(`parsed as ${parsed.kind}`);
      expect(parsed.asked.words.slice(0, 2)).toEqual(['ITEM_LOCKED', 'for']);
      expect(JSON.stringify(parsed)).not.toContain(secret);
      expect(parsed.asked.secrets).toHaveLength(1);
    },
  );

  it('has an answer to everything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 1_200 }), (text) => {
        const parsed = parseCommand(text, commands);
        if (parsed.kind === 'command') expect(commands).toContain(parsed.command);
        else expect(['help', 'unknown', 'too long', 'secret']).toContain(parsed.kind);
      }),
    );
  });
});
