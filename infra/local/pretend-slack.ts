import { slackScopes } from '#lib/slack-scopes.ts';

import { listen, type LocalAnswer, type LocalServer } from './listen.ts';
import { openHome, type Home } from './pretend-home.ts';
import { type Modals, openModals } from './pretend-modals.ts';
import { openResponseUrls } from './response-urls.ts';
import type { DoorAnswer } from './send-signed.ts';
import { type Acted, openSlackClient, type SlackClient } from './slack-client.ts';
import { type Fields, fieldsOf } from './slack-fields.ts';
import { type OnMessage, slackMethods } from './slack-methods.ts';
import { openSlackTroubles, type SlackTroubles } from './slack-trouble.ts';
import { openWorkspace, type Workspace } from './slack-workspace.ts';

interface PretendSlackOptions {
  workspace: Workspace;
  signingSecret: string;
  channel: string;
  /** The token that it takes; undefined: any. */
  botToken?: string;
  /** Where commands, clicks and shortcuts go. */
  door: () => string;
  onMessage: OnMessage;
  /** Whatever the person sees has changed. */
  onChange?: () => void;
}

export interface PretendSlack extends LocalServer {
  /** What the person at the screen does. */
  client: SlackClient;
  /** What they alone see. */
  asides: Workspace;
  modals: Modals;
  home: Home;
  troubles: SlackTroubles;
  /** Forgets all but the channels. */
  clear(): void;
}

/** Slack as far as Tartan speaks with it: the Web API's methods, response_url, and signed commands, clicks and shortcuts. */
export async function startPretendSlack(options: PretendSlackOptions): Promise<PretendSlack> {
  const shown = { modals: openModals(), home: openHome(), asides: openWorkspace() };
  const { onChange = () => undefined } = options;
  const onMessage: OnMessage = (what, message) => {
    options.onMessage(what, message);
    onChange();
  };
  const stage = { ...options, ...shown, onMessage, onChange };
  const methods = slackMethods(stage);
  const responseUrls = openResponseUrls(stage);
  const troubles = openSlackTroubles();
  const client = openSlackClient({ ...stage, responseUrls, url: () => server.url });

  /** What the terminal's commands ask for. */
  async function local(name: string, id: string, fields: Fields): Promise<LocalAnswer> {
    switch (name) {
      case 'slash':
        return acted(await client.type(fields));
      case 'click':
        return acted(await client.click(fields));
      case 'shortcut':
        return acted(await client.shortcut(fields));
      case 'modal': {
        const modal = shown.modals.current();
        return modal === undefined ? { status: 404, body: {} } : { status: 200, body: modal.view };
      }
      case 'choose':
        return inModal(
          await client.choose({ blockId: String(fields['block']), value: String(fields['value']) }),
        );
      case 'submit':
        return inModal(await client.submit(textsOf(fields)));
      case 'answers': {
        const answer = responseUrls.answer(id);
        return answer === undefined ? { status: 404, body: {} } : { status: 200, body: answer };
      }
      default:
        return { status: 404, body: {} };
    }
  }

  const server = await listen(0, ({ url, headers, body }) => {
    const fields = fieldsOf(body, headers['content-type']);
    const [, place = '', name = '', id = ''] = url.pathname.split('/');
    if (place === 'local') return local(name, id, fields);
    const refusal = troubles.refusal(place !== 'response');
    if (refusal !== undefined) return refusal;
    if (place === 'response') return responseUrls.respond(name, fields);
    const token = headers.authorization ?? `Bearer ${String(fields['token'])}`;
    if (options.botToken !== undefined && token !== `Bearer ${options.botToken}`)
      return { status: 200, body: { ok: false, error: 'invalid_auth' } };
    const method = methods.get(name);
    return {
      status: 200,
      headers: { 'x-oauth-scopes': slackScopes.map(({ scope }) => scope).join(',') },
      body: method?.(fields) ?? { ok: false, error: 'unknown_method' },
    };
  });

  return {
    ...server,
    ...shown,
    client,
    troubles,
    clear() {
      shown.modals.close();
      shown.home.clear();
      shown.asides.clear();
      responseUrls.clear();
      troubles.end();
    },
  };
}

function acted(done: Acted | undefined): LocalAnswer {
  if (done === undefined) return { status: 404, body: { ok: false, error: 'message_not_found' } };
  const { responseId, ...door } = done;
  return { status: 200, body: { ...door, answer: `/local/answers/${responseId}` } };
}

function inModal(answer: DoorAnswer | undefined): LocalAnswer {
  return answer === undefined
    ? { status: 404, body: { ok: false, error: 'no modal is open' } }
    : { status: 200, body: answer };
}

function textsOf(fields: Fields): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
}
