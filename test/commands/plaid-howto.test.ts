import { describe, expect, it } from 'vitest';

import { commands } from '#lib/commands/registry.ts';
import { allArticles } from '#lib/howto/all-articles.ts';
import type { Article } from '#lib/howto/article.ts';

import { ask, buttonsIn, escaped, questionsIn, sharedBy } from '../builders/ask.ts';
import { seen } from '../builders/seen.ts';

const faq = Array.from({ length: 50 }, (_, index) => `F${String(index + 1)}`);

/** What a command says to arguments that it can do nothing with. */
const cannotAnswer =
  /knows no such|does not know|has no questions about|does not look like|no single identifier|No password brings/;

describe('/plaid howto', () => {
  it('without words explains itself', async () => {
    expect(seen(await ask('howto'))).toContain('/plaid howto &lt;words&gt;');
  });

  it('knows the 50 articles of the FAQ, and three documents more', () => {
    const ids = allArticles.map(({ id }) => id);
    expect(ids.toSorted()).toEqual([...faq, 'codat', 'identifiers', 'api-errors'].toSorted());
  });

  it.each([
    { asked: 'rotate the secret', id: 'F44' },
    { asked: 'ROTATING OUR SECRETS', id: 'F44' },
    { asked: 'rotat the secrt', id: 'F44' },
    { asked: '"How does Plaid deliver a webhook?"', id: 'F4' },
    { asked: 'does a broken item cost money', id: 'F9' },
  ])('finds by words: $asked', async ({ asked, id }) => {
    const message = await ask(`howto ${asked}`);
    expect(message.text).toContain(escaped(articleOf(id).question).slice(0, 60));
  });

  it('leads on to the next best, each by a button', async () => {
    const message = await ask('howto webhook for transactions');
    const others = questionsIn(message);
    expect(others).toHaveLength(2);
    for (const question of others) {
      const article = articleOf(question.replace('howto ', ''));
      expect((await ask(question)).text).toContain(escaped(article.question).slice(0, 60));
    }
  });

  it.each(['zzzz qqqq', 'how do I', '??', '😱', '__proto__'])(
    'finds nothing for %s: says so, and what to try',
    async (asked) => {
      const message = await ask(`howto ${asked}`);
      expect(message.text).toBe('Nothing that Tartan knows answers that. Try other words.');
      const suggested = seen(message).match(/`\/plaid (howto [\w-]+)`/g) ?? [];
      expect(suggested).toHaveLength(3);
      for (const typed of suggested)
        expect((await ask(typed.slice('`/plaid '.length, -1))).text).not.toBe(message.text);
    },
  );
});

describe.each(allArticles)('/plaid howto $id', (article) => {
  it('says all that the article says', async () => {
    const shown = seen(await ask(`howto ${article.id}`));
    for (const text of [article.question, ...article.answer, ...(article.steps ?? [])])
      expect(shown).toContain(escaped(text));
  });

  it('names its source and that text’s date', async () => {
    const line = lineIn(seen(await ask(`howto ${article.id}`)), 'Source: ');
    const { name, written, url } = article.source;
    expect(line).toContain(escaped(name));
    expect(line).toContain(`  ·  ${escaped(written)}`);
    expect(line).toContain(url === undefined ? 'Source: ' : `<${url}|`);
    if (article.id.startsWith('F')) expect(line).toContain(`, article ${article.id}`);
    expect(written).toMatch(/\b20\d\d\b|\bundated\b/);
  });

  it('says where today’s rule differs, if it does', async () => {
    const shown = seen(await ask(`howto ${article.id}`));
    const { changed } = article;
    expect(shown.includes(':calendar:')).toBe(changed !== undefined);
    if (changed === undefined) return;
    expect(shown).toContain(`It says: ${escaped(changed.source)}`);
    expect(shown).toContain(`*Today:* ${escaped(changed.today)} (as of ${changed.asOf})`);
  });

  it('is shown or offered to who asks just its question', async () => {
    const message = await ask(`howto ${article.question}`);
    expect([sharedBy(message), ...questionsIn(message)]).toContain(`howto ${article.id}`);
  });

  it('stands alone in its first line', async () => {
    const { text } = await ask(`howto ${article.id}`);
    expect(text.startsWith(escaped(article.question))).toBe(true);
    expect(text.length).toBeLessThanOrEqual(300);
  });

  it('is found by its id in any case, and shared as it stands', async () => {
    const message = await ask(`howto ${article.id}`);
    expect(await ask(`howto ${article.id.toLowerCase()}`)).toEqual(message);
    expect(await ask(sharedBy(message) ?? '')).toEqual(message);
    expect(buttonsIn(message)).toHaveLength(1);
  });

  it.each(article.see ?? [])('goes on with a command that there is: %s', async (typed) => {
    const [, noun = '', args = ''] = /^\/plaid (\S+) ?(.*)$/.exec(typed) ?? [];
    expect(commands.map(({ name }) => name)).toContain(noun);
    const { text } = await ask(`${noun} ${args}`);
    expect(text).not.toMatch(cannotAnswer);
    // These answer anything with their list: only a name of theirs answers for itself.
    const list = (await ask(`${noun} no-such-thing-as-this`)).text;
    if (args !== '' && ['checklist', 'diagnose'].includes(noun)) expect(text).not.toBe(list);
  });
});

function articleOf(id: string): Article {
  const article = allArticles.find((one) => one.id === id);
  if (article === undefined) throw new Error(`no article ${id}`);
  return article;
}

function lineIn(shown: string, beginning: string): string | undefined {
  return shown.split('\n').find((line) => line.startsWith(beginning));
}
