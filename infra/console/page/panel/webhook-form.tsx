import { useState } from 'react';

import type { DoorSaid, Manner, World } from '#console/contract.ts';
import { consoleServer } from '#console/page/server/console-server.ts';

import { DoorAnswers } from './door-answers.tsx';
import { PanelPart } from './panel-part.tsx';
import { readFields } from './read-fields.ts';
import { SuggestedField } from './suggested-field.tsx';

const manners: readonly { manner: Manner; label: string }[] = [
  { manner: 'signed', label: 'Signed, as it should be' },
  { manner: 'twice', label: 'Twice' },
  { manner: 'stale', label: 'Signed six minutes ago' },
  { manner: 'out-of-order', label: 'Late: older than the last event' },
  { manner: 'unsigned', label: 'Not signed' },
  { manner: 'forged', label: 'Signed with another key' },
  { manner: 'altered', label: 'Changed after it was signed' },
];

/** Sends any webhook to the door, and shows what the door answered. */
export function WebhookForm({ world }: { world: World }) {
  const [name, setName] = useState('ITEM.ERROR');
  const [subject, setSubject] = useState('');
  const [fields, setFields] = useState<string>();
  const [manner, setManner] = useState<Manner>('signed');
  const [said, setSaid] = useState<readonly DoorSaid[] | string>([]);
  const [isBusy, setBusy] = useState(false);

  const webhook = world.webhooks.find((one) => one.name === name);
  const isCodat = webhook?.from === 'codat';
  const subjects = isCodat
    ? world.companies.flatMap(({ connections }) => connections)
    : world.items.map(({ itemId }) => itemId);
  const about = subject === '' ? (subjects[0] ?? '') : subject;
  const shownFields = fields ?? JSON.stringify(webhook?.fields ?? {}, undefined, 2);
  const read = readFields(shownFields);
  const problem = 'problem' in read ? read.problem : undefined;

  const send = async () => {
    if (webhook === undefined || 'problem' in read) return;
    setBusy(true);
    const what = { from: webhook.from, name, subject: about, fields: read.fields, manner };
    setSaid(await consoleServer.sendWebhook(what));
    setBusy(false);
  };

  return (
    <PanelPart title="Send a webhook">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <SuggestedField
          label="Webhook"
          value={name}
          suggestions={world.webhooks.map((one) => one.name)}
          problem={webhook === undefined ? 'No such webhook is known.' : undefined}
          onChange={(typed) => {
            setName(typed);
            setFields(undefined);
            setSubject('');
          }}
        />
        <SuggestedField
          label={isCodat ? 'Connection' : 'Item'}
          value={about}
          suggestions={subjects}
          onChange={setSubject}
        />
        <label>
          Fields
          <textarea
            className="code"
            rows={6}
            spellCheck={false}
            aria-invalid={problem !== undefined}
            value={shownFields}
            onChange={(event) => {
              setFields(event.target.value);
            }}
          />
        </label>
        {problem !== undefined && <p className="input-error">{problem}</p>}
        <label>
          How it comes
          <select
            value={manner}
            onChange={(event) => {
              const found = manners.find((one) => one.manner === event.target.value);
              if (found !== undefined) setManner(found.manner);
            }}
          >
            {manners.map((one) => (
              <option key={one.manner} value={one.manner}>
                {one.label}
              </option>
            ))}
          </select>
        </label>
        <button
          type="submit"
          className="button primary"
          disabled={isBusy || webhook === undefined || problem !== undefined}
        >
          Send
        </button>
      </form>
      <DoorAnswers said={said} />
    </PanelPart>
  );
}
