import type {
  BankChange,
  Click,
  ConsoleState,
  Done,
  DoorSaid,
  Line,
  ModalAct,
  ModalValues,
  SendWebhook,
  Shortcut,
  Slash,
  SlackTrouble,
  World,
} from '#console/contract.ts';

/** What a person at the page can do. Each says what was wrong, if anything. */
export const consoleServer = {
  slash: (what: Slash) => post('slash', what),
  click: (what: Click) => post('click', what),
  shortcut: (what: Shortcut) => post('shortcut', what),
  submitModal: (what: ModalValues) => post('modal/submit', what),
  actInModal: (what: ModalAct) => post('modal/act', what),
  closeModal: () => post('modal/close', {}),
  openHome: () => post('home', {}),
  changeBank: (what: BankChange) => post('banks', what),
  troubleSlack: (what: SlackTrouble) => post('slack', what),
  moveClock: (seconds: number) => post('clock', { seconds }),
  playScenario: (id: string) => post('scenarios', { id }),
  reset: () => post('reset', {}),

  /** @returns what the door answered to each delivery, or why none was sent */
  async sendWebhook(what: SendWebhook): Promise<readonly DoorSaid[] | string> {
    try {
      const response = await send('webhooks', what);
      const said: { answers?: readonly DoorSaid[]; problem?: string } = await response.json();
      return said.answers ?? said.problem ?? notTaken(response);
    } catch {
      return gone;
    }
  },
};

export function readState(signal: AbortSignal): Promise<ConsoleState> {
  return read('state', signal);
}

export function readWorld(signal: AbortSignal): Promise<World> {
  return read('world', signal);
}

export function readLine(
  { channel, ts }: { channel: string; ts: string },
  signal: AbortSignal,
): Promise<Line> {
  const query = new URLSearchParams({ channel, ts });
  return read(`line?${query.toString()}`, signal);
}

/** Why there is no answer at all. */
const gone = 'Tartan does not answer: is npm start still running?';

async function post(path: string, what: object): Promise<Done> {
  try {
    const response = await send(path, what);
    const done: Done = await response.json();
    return done;
  } catch {
    return { ok: false, problem: gone };
  }
}

function send(path: string, what: object): Promise<Response> {
  return fetch(`/console/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(what),
  });
}

async function read<Read>(path: string, signal: AbortSignal): Promise<Read> {
  const response = await fetch(`/console/${path}`, { signal });
  if (!response.ok) throw new Error(notTaken(response));
  return response.json();
}

function notTaken({ status }: Response): string {
  return `The console’s server answered ${String(status)}.`;
}
