import { actions, button, type Message, section } from './message.ts';
import { problemMessage } from './problem-message.ts';
import { clip, date, escapeWithin } from './text.ts';

interface Company {
  companyId: string;
  name: string;
}

const LONGEST_NAME = 60;

/** Several companies have such a name. @param count of all of them, of which some are offered */
export function companiesMessage(companies: readonly Company[], count: number): Message {
  const more = count - companies.length;
  const rest =
    more > 0 ? ` ${String(more)} more have such a name; another word tells them apart.` : '';
  return {
    text: `${String(count)} companies in Codat have such a name. Which one is it?`,
    blocks: [
      section(`Several companies in Codat have such a name. Which one do you mean?${rest}`),
      actions(...companies.map(companyButton)),
    ],
  };
}

/** All were looked through. @param asOf when that look began */
export function noCompanyMessage(asOf: string): Message {
  return problemMessage(
    `Codat knows no such company or connection: all of its list was read, as of ${date(asOf)}. An id is that of the company’s page in its portal, or the Client User ID in Plaid’s logs. One that is newer is found in ten minutes.`,
  );
}

/** How far the look through the list has come. */
export interface CompanySearch {
  words: string;
  why: 'time' | 'quota';
  read: number;
  total: number;
  /** What has such a name so far. */
  alike: readonly Company[];
}

export function searchMessage({ words, why, read, total, alike }: CompanySearch): Message {
  const progress = `Looked through ${counted(read)} of ${counted(total)} companies in Codat so far.`;
  const next =
    why === 'quota'
      ? 'Codat’s quota of requests for today is nearly used up, so the look rests; it goes on from there tomorrow.'
      : 'There was no time for more; the look goes on from there.';
  const found = alike.length === 0 ? '' : ' One of these, perhaps?';
  const text = `${progress} ${next}${found}`;
  return {
    text: escapeWithin(text, 300),
    blocks: [
      section(text),
      actions(...alike.map(companyButton), button('ask_on', 'Look on', `codat ${words}`)),
    ],
  };
}

/** Names are not unique: the beginning of the id tells them apart. */
function companyButton({ companyId, name }: Company, index: number) {
  return button(
    `ask_${String(index)}`,
    `${clip(name, LONGEST_NAME)} (${companyId.slice(0, 8)})`,
    `codat ${companyId}`,
  );
}

function counted(count: number): string {
  return count.toLocaleString('en-US');
}
