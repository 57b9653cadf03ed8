import type { Article } from '#lib/howto/article.ts';

import { actions, button, context, list, type Message, section } from './message.ts';
import { bold, code, escape, escapeWithin, link } from './text.ts';

/**
 * An answer, with its source and date.
 *
 * @param others what else may have been meant
 */
export function howtoMessage(article: Article, others: readonly Article[]): Message {
  const [short = ''] = article.answer;
  return {
    text: escapeWithin(`${article.question} ${short}`, 300),
    blocks: [
      section([bold(article.question), ...article.answer.map(escape)].join('\n\n')),
      ...list('Steps', (article.steps ?? []).map(escape)),
      ...changed(article),
      ...(article.see === undefined ? [] : [context(`More: ${article.see.map(code).join('  ')}`)]),
      context(sourceLine(article)),
      actions(
        ...others.map((other, index) =>
          button(`ask_${String(index)}`, other.topic, `howto ${other.id}`),
        ),
        button('share', 'Share in channel', `howto ${article.id}`),
      ),
    ],
  };
}

function changed({ changed }: Article): Message['blocks'] {
  return changed === undefined
    ? []
    : [
        section(
          `:calendar: *The article is older than today’s rule.* It says: ${escape(changed.source)}\n*Today:* ${escape(changed.today)} (as of ${escape(changed.asOf)})`,
        ),
      ];
}

function sourceLine({ id, source }: Article): string {
  const name = source.url === undefined ? escape(source.name) : link(source.url, source.name);
  const number = /^F\d+$/.test(id) ? `, article ${id}` : '';
  return `Source: ${name}${number}  ·  ${escape(source.written)}`;
}

/** @param questions what there is to ask about */
export function noHowtoMessage(questions: readonly Article[]): Message {
  return {
    text: 'Nothing that Tartan knows answers that. Try other words.',
    blocks: [
      section(
        'Nothing that Tartan knows answers that. Try the word for the thing itself: a webhook, a product, a field, or the page of the dashboard.',
      ),
      ...list(
        'Such as',
        questions.map(({ question, id }) => `${escape(question)}  ${code(`/plaid howto ${id}`)}`),
      ),
    ],
  };
}
