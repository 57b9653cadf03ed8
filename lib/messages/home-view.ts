import type { InputBlock, KnownBlock } from '@slack/types';

import type { SummaryFacts } from '#lib/summary/summary-facts.ts';

import { plain } from './inputs.ts';
import { limits } from './limits.ts';
import { caseWords } from './log-words.ts';
import { context, type Home, list, type Message, section } from './message.ts';
import {
  lastWebhookLine,
  stateLines,
  statusHeadline,
  type StatusReport,
} from './status-message.ts';
import { breakingLine, needBlock } from './summary-parts.ts';
import { code, escape, inLine } from './text.ts';

const SHOWN_INCIDENTS = 20;
const SHOWN_LINES = 10;
const LONGEST_SUBJECT = 200;

export interface HomeReport {
  status: StatusReport;
  /** What is wrong now; what hits most Items first. */
  needsYou: SummaryFacts['needsYou'];
  /** What will break within seven days, the first first. */
  breaking: SummaryFacts['breaking'];
  /** Cases that wait for an answer of yours. */
  cases: SummaryFacts['tickets'];
}

/** App Home: a search, then what is most urgent, then how everything stands. */
export function homeView({ status, needsYou, breaking, cases }: HomeReport): Home {
  const rest = needsYou.length - SHOWN_INCIDENTS;
  return {
    type: 'home',
    blocks: [
      searchBlock(),
      section(`*${statusHeadline(status)}*`),
      ...needsYou.slice(0, SHOWN_INCIDENTS).map((need) => needBlock(need, 'home_ask')),
      ...(rest > 0 ? [context(`and ${String(rest)} more: ${code('/plaid status')}`)] : []),
      ...list('Will break within 7 days', breaking.slice(0, SHOWN_LINES).map(breakingLine)),
      ...list(
        'Cases that wait for you',
        cases
          .slice(0, SHOWN_LINES)
          .map(
            ({ filed, state }) => `${caseWords(state)}  ${inLine(filed.subject, LONGEST_SUBJECT)}`,
          ),
      ),
      section(`*Items by state*\n${stateLines(status).join('\n')}`),
      ...list('Not configured', status.notConfigured.map(escape)),
      context(lastWebhookLine(status), 'As of when this page was opened'),
    ],
  };
}

/** Where Tartan answers in some channels alone, a page that is in none tells nothing but which. @param channels their ids */
export function closedHomeView(channels: readonly string[]): Home {
  const where = channels.map((id) => `<#${escape(id)}>`).join(', ');
  return homeOf([section(`Tartan answers to ${code('/plaid')} in ${where}.`)]);
}

/** A page that says what went wrong instead. */
export function problemHomeView(problem: Message): Home {
  return homeOf(problem.blocks);
}

function homeOf(blocks: KnownBlock[]): Home {
  return { type: 'home', blocks };
}

function searchBlock(): InputBlock {
  return {
    type: 'input',
    block_id: 'search',
    dispatch_action: true,
    label: plain('Look up an Item, any id or an error', limits.input.label),
    element: {
      type: 'plain_text_input',
      action_id: 'home_search',
      max_length: limits.input.line,
      placeholder: plain('ITEM_LOGIN_REQUIRED', limits.input.line),
      dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
    },
  };
}
