import { type Incident, incidentKey } from '#lib/alerts/incident.ts';
import { incidentNow } from '#lib/commands/incident-now.ts';
import { itemRecord } from '#lib/commands/item-record.ts';
import { allTrees } from '#lib/guides/all-trees.ts';
import { isQuestion, walkTree } from '#lib/guides/walk-tree.ts';
import { isDataFault } from '#lib/health/data-fault.ts';
import { type Problem, problemMessage } from '#lib/messages/problem-message.ts';
import { bankName } from '#lib/messages/wording.ts';
import type { Ports } from '#lib/ports.ts';
import { kindNamed, kindOfError } from '#lib/tickets/all-kinds.ts';
import { itemFacts, knownIds } from '#lib/tickets/item-facts.ts';
import { institutionKind } from '#lib/tickets/kinds/data-kinds.ts';
import { guidedKind } from '#lib/tickets/kinds/guided-kind.ts';
import { questionKind } from '#lib/tickets/kinds/product-kinds.ts';
import type { TicketFacts, TicketKind } from '#lib/tickets/ticket-kind.ts';
import type { TicketOrigin } from '#lib/tickets/ticket-origin.ts';
import { adviceFor } from '#lib/triage/look-up.ts';

import { codatIncidentMatter } from './codat-incident-matter.ts';
import { codatMatter } from './codat-matter.ts';

/** What a ticket is about, and the kind of ticket that follows from it. */
export interface TicketMatter {
  facts: TicketFacts;
  kind: TicketKind;
  incidentKey?: string | undefined;
  /** Fields that are filled in by what is known. */
  initial: Readonly<Record<string, string>>;
}

export type TicketPorts = Pick<
  Ports,
  | 'now'
  | 'items'
  | 'connections'
  | 'pairs'
  | 'inbox'
  | 'alerts'
  | 'accounts'
  | 'sightings'
  | 'institutions'
>;

/** Looks up what a ticket is about. @returns a sentence when there is nothing to draft any more */
export async function ticketMatter(
  origin: TicketOrigin,
  ports: TicketPorts,
): Promise<TicketMatter | Problem> {
  const [kind, name, ...path] = origin.about.split(' ');
  if (origin.about === '') return givenMatter(origin, ports);
  if (kind === 'item' && name !== undefined) return itemMatter(name, origin, ports);
  if (kind === 'diagnose') return diagnosedMatter(name, path);
  if (kind === 'codat') return codatMatter([name ?? '', ...path], origin);
  const alert = await ports.alerts.find(origin.about);
  const key = alert?.incidentKey;
  const incident =
    key === undefined ? undefined : ((await incidentNow(key, ports)) ?? alert?.told?.facts);
  return incident === undefined ? gone('this alert') : incidentMatter(incident, origin, ports);
}

async function incidentMatter(
  incident: Incident,
  origin: TicketOrigin,
  ports: TicketPorts,
): Promise<TicketMatter | Problem> {
  const [itemId] = incident.itemIds;
  const fault = incident.code.toLowerCase();
  const bank = { bank: bankName(incident), institutionId: incident.institutionId };
  const about = { initial: {}, incidentKey: incident.key };
  if (isDataFault(fault))
    return {
      ...about,
      facts: { ...factsOf({}), ...bank },
      kind: institutionKind,
      initial: { fault },
    };
  if (incident.errorType === 'CODAT') return codatIncidentMatter(incident, ports);
  if (incident.count === 1 && itemId !== undefined) return itemMatter(itemId, origin, ports);
  const record = itemId === undefined ? undefined : await itemRecord(itemId, ports);
  const known = adviceFor(incident.code, incident.errorType);
  const facts: TicketFacts = {
    ...incident,
    ...bank,
    isNotice: known?.type === 'ITEM',
    // Of many Items the first is the example for a session and a request.
    ids: {
      ...(record === undefined ? {} : knownIds(record.health, record.events)),
      ...origin.ids,
    },
    accounts: [],
    advice: known?.advice,
  };
  return { ...about, facts, kind: kindOfError(facts) };
}

async function itemMatter(
  itemId: string,
  origin: TicketOrigin,
  ports: TicketPorts,
): Promise<TicketMatter | Problem> {
  const record = await itemRecord(itemId, ports);
  if (record === undefined) return gone('this Item');
  const { health, events, accounts } = record;
  const own = itemFacts(health, events, accounts);
  const facts = { ...withCode(own, origin.code), ids: { ...own.ids, ...origin.ids } };
  return {
    facts,
    kind: facts.code === undefined ? questionKind : kindOfError(facts),
    incidentKey: incidentKey(health),
    initial: {},
  };
}

function diagnosedMatter(
  name: string | undefined,
  path: readonly string[],
): TicketMatter | Problem {
  const tree = allTrees.find((one) => one.name === name);
  const here = tree && walkTree(tree, path).here;
  if (here === undefined || isQuestion(here) || here.ticket === undefined)
    return {
      problem: problemMessage(
        'There is nothing to file here any more; start again with /plaid diagnose.',
      ),
    };
  const { ticket, conclusion } = here;
  const kind = 'kind' in ticket ? kindNamed(ticket.kind) : guidedKind({ ...ticket, conclusion });
  return { facts: factsOf({}), kind: kind ?? questionKind, initial: {} };
}

/** Nothing is stored of what it is about, but for what somebody typed or pasted, and what the bank is called. */
async function givenMatter(
  { ids = {}, code }: TicketOrigin,
  ports: TicketPorts,
): Promise<TicketMatter> {
  const bank = await ports.institutions.find(ids['institution_id'] ?? '');
  const named = bank === undefined ? {} : { institution_name: bank.name };
  const facts = withCode(factsOf({ ...named, ...ids }), code);
  return {
    facts,
    kind: facts.code === undefined ? questionKind : kindOfError(facts),
    initial: {},
  };
}

function factsOf(ids: Readonly<Record<string, string>>): TicketFacts {
  const institutionId = ids['institution_id'];
  return {
    bank: ids['institution_name'] ?? institutionId ?? 'the bank',
    institutionId,
    itemIds: ids['item_id'] === undefined ? [] : [ids['item_id']],
    count: ids['item_id'] === undefined ? 0 : 1,
    ids,
    accounts: [],
  };
}

/** What was pasted tells more of why somebody writes than the state that the Item is in. */
function withCode(facts: TicketFacts, code: string | undefined): TicketFacts {
  if (code === undefined || code === facts.code) return facts;
  const known = adviceFor(code, undefined);
  return {
    ...facts,
    code,
    isNotice: known?.type === 'ITEM',
    errorType: known?.type === 'ITEM' ? undefined : known?.type,
    reason: undefined,
    since: undefined,
    advice: known?.advice,
  };
}

function gone(what: string): Problem {
  return { problem: problemMessage(`Tartan has no record of ${what} any more.`) };
}
