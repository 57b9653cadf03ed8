import type { AlertStore, ChannelPace, SummaryStore } from './ports/alert-stores.ts';
import type { CheckStore, HealthStore, ItemStore, SightingStore } from './ports/health-store.ts';
import type { AccountStore, IdentifierIndex } from './ports/identifier-index.ts';
import type { Inbox } from './ports/inbox.ts';
import type { Log } from './ports/log.ts';
import type { CompanyList, InstitutionList } from './ports/name-lists.ts';
import type { PulseStore } from './ports/pulse-store.ts';
import type { SlackChannel } from './ports/slack-channel.ts';
import type { AuditTrail, CaseStore, ChecklistStore, NoteStore } from './ports/team-stores.ts';

/** All that the bot needs from outside. */
export interface Ports {
  now(): Date;
  /** Resolves after that many milliseconds; rejects when it is called off. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  inbox: Inbox;
  items: ItemStore;
  alerts: AlertStore;
  identifiers: IdentifierIndex;
  institutions: InstitutionList;
  companies: CompanyList;
  /** The health of Codat's connections, by their ids. */
  connections: HealthStore;
  /** Where a connection and its Items disagree; by the connection's id. */
  pairs: HealthStore;
  checklists: ChecklistStore;
  accounts: AccountStore;
  sightings: SightingStore;
  cases: CaseStore;
  notes: NoteStore;
  checks: CheckStore;
  summaries: SummaryStore;
  audit: AuditTrail;
  channels: ChannelPace;
  pulses: PulseStore;
  slack: SlackChannel;
  log: Log;
}

/** What keeps, and never speaks. */
export type KeepingPorts = Omit<Ports, 'sleep' | 'slack'>;

/** With whatever store of health in the place of the Items'. */
export type HealthPorts = Omit<KeepingPorts, 'items'> & { items: HealthStore };
