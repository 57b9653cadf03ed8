import { describe, expect, it } from 'vitest';

import {
  completeCommand,
  enterCompletes,
  slashText,
} from '#console/page/composer/complete-command.ts';

const commands = [
  { usage: '/plaid item <item_id>', name: 'item', description: 'What is known of an Item' },
  { usage: '/plaid institution <bank>', name: 'institution', description: 'How a bank does' },
  { usage: '/plaid status', name: 'status', description: 'Open incidents, by bank' },
  { usage: '/plaid help', name: 'help', description: 'All commands' },
];

describe('completion', () => {
  it.each([
    { name: 'nothing', typed: '', offered: [] },
    { name: 'words', typed: 'hello', offered: [] },
    { name: 'another command', typed: '/remind', offered: [] },
    { name: 'a slash', typed: '/', offered: ['item', 'institution', 'status', 'help'] },
    { name: 'half of the name', typed: '/pla', offered: ['item', 'institution', 'status', 'help'] },
    { name: 'the name', typed: '/plaid ', offered: ['item', 'institution', 'status', 'help'] },
    { name: 'a first letter', typed: '/plaid i', offered: ['item', 'institution'] },
    { name: 'capital letters', typed: '/plaid IT', offered: ['item'] },
    { name: 'what it is about', typed: '/plaid bank', offered: ['institution', 'status'] },
    { name: 'what none begins with', typed: '/plaid xyz', offered: [] },
    { name: 'a whole command', typed: '/plaid status', offered: ['status'] },
    { name: 'its own words', typed: '/plaid item abc', offered: [] },
  ])('of $name offers $offered', ({ typed, offered }) => {
    expect(completeCommand(typed, commands).map(({ command }) => command.name)).toEqual(offered);
  });

  it('leaves room for what a command takes', () => {
    const texts = completeCommand('/plaid', commands).map(({ text }) => text);
    expect(texts).toEqual(['/plaid item ', '/plaid institution ', '/plaid status', '/plaid help']);
  });
});

describe('Enter', () => {
  const tickets = [
    { usage: '/plaid tickets', name: 'tickets', description: 'Open cases' },
    { usage: '/plaid ticket [kind]', name: 'ticket', description: 'A draft' },
  ];

  it.each([
    { name: 'takes the first of half a name', typed: '/plaid tick', chosen: 0, takes: true },
    { name: 'sends a whole command', typed: '/plaid tickets', chosen: 0, takes: false },
    { name: 'sends it below a longer one, too', typed: '/plaid ticket', chosen: 0, takes: false },
    { name: 'takes what was walked to', typed: '/plaid tick', chosen: 1, takes: true },
    {
      name: 'sends what was walked to and is there',
      typed: '/plaid ticket',
      chosen: 1,
      takes: false,
    },
    { name: 'sends where nothing is offered', typed: '/plaid ticket x', chosen: 0, takes: false },
  ])('$name', ({ typed, chosen, takes }) => {
    expect(enterCompletes(typed, completeCommand(typed, tickets), chosen)).toBe(takes);
  });
});

describe('what is sent', () => {
  it.each([
    { typed: '/plaid status', sent: 'status' },
    { typed: '  /plaid   item abc ', sent: 'item abc' },
    { typed: '/plaid', sent: '' },
    { typed: '/plaidish', sent: undefined },
    { typed: 'hello', sent: undefined },
  ])('of "$typed" is "$sent"', ({ typed, sent }) => {
    expect(slashText(typed)).toBe(sent);
  });
});
