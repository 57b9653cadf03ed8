import { slackScopes } from '#lib/slack-scopes.ts';

import { listen, type LocalAnswer, type LocalServer } from './listen.ts';
import { click, command, shortcut } from './pretend-person.ts';
import { chooseInModal, submitModal } from './pretend-form.ts';
import { openModals } from './pretend-modals.ts';
import { openResponseUrls } from './response-urls.ts';
import type { DoorAnswer } from './send-signed.ts';
import { type Fields, fieldsOf } from './slack-fields.ts';
import { type OnMessage, slackMethods } from './slack-methods.ts';
import type { SlackMessage, Workspace } from './slack-workspace.ts';

interface PretendSlackOptions {
  workspace: Workspace;
  signingSecret: string;
  channel: string;
  /** Where commands, clicks and shortcuts go. */
  door: () => string;
  onMessage: OnMessage;
}

/** Slack as far as Tartan speaks with it: the Web API's methods, response_url, and signed commands, clicks and shortcuts. */
export async function startPretendSlack(options: PretendSlackOptions): Promise<LocalServer> {
  const modals = openModals();
  const methods = slackMethods({ ...options, modals });
  const responseUrls = openResponseUrls(options);

  /** @param message that the answer may take the place of; undefined: none that others see */
  async function act(
    send: (responseUrl: string) => Promise<DoorAnswer>,
    message?: SlackMessage,
  ): Promise<LocalAnswer> {
    // Before the person can type or click elsewhere, they have closed what was open.
    modals.close();
    const id = responseUrls.open(message);
    const door = await send(`${server.url}/response/${id}`);
    return { status: 200, body: { ...door, answer: `/local/answers/${id}` } };
  }

  function withMessage(
    { message_ts: ts }: Fields,
    doIt: (message: SlackMessage | undefined) => Promise<LocalAnswer>,
  ): Promise<LocalAnswer> | LocalAnswer {
    const message = options.workspace.messages().find((one) => one.ts === ts);
    return ts !== undefined && message === undefined
      ? { status: 404, body: { ok: false, error: 'message_not_found' } }
      : doIt(message);
  }

  const server = await listen(0, ({ url, headers, body }) => {
    const fields = fieldsOf(body, headers['content-type']);
    const [, place = '', name = '', id = ''] = url.pathname.split('/');
    switch (`${place}/${name}`) {
      case 'local/slash':
        return act((responseUrl) => command(fields, options, responseUrl));
      case 'local/click':
        return withMessage(fields, (message) =>
          act((responseUrl) => click(fields, options, responseUrl, message), message),
        );
      // A shortcut answers beside the message, never in its place: that may be anybody's.
      case 'local/shortcut':
        return withMessage(fields, (message) =>
          act((responseUrl) => shortcut(fields, options, responseUrl, message)),
        );
      case 'local/modal': {
        const modal = modals.current();
        return modal === undefined ? { status: 404, body: {} } : { status: 200, body: modal.view };
      }
      case 'local/choose':
        return inModal(
          chooseInModal(String(fields['block']), String(fields['value']), modals, options),
        );
      case 'local/submit':
        return inModal(submitModal(textsOf(fields), modals, options));
      case 'local/answers': {
        const answer = responseUrls.answer(id);
        return answer === undefined ? { status: 404, body: {} } : { status: 200, body: answer };
      }
    }
    if (place === 'response') return responseUrls.respond(name, fields);
    const method = methods.get(name);
    return {
      status: 200,
      headers: { 'x-oauth-scopes': slackScopes.map(({ scope }) => scope).join(',') },
      body: method?.(fields) ?? { ok: false, error: 'unknown_method' },
    };
  });
  return server;
}

async function inModal(acting: Promise<DoorAnswer | undefined>): Promise<LocalAnswer> {
  const body = await acting;
  return body === undefined
    ? { status: 404, body: { ok: false, error: 'no modal is open' } }
    : { status: 200, body };
}

function textsOf(fields: Fields): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
}
