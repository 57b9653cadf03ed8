import type { Ports } from '#lib/ports.ts';

import { connectAccountStore } from './account-store.ts';
import { connectAlertStore } from './alert-store.ts';
import { connectAuditTrail } from './audit-trail.ts';
import { connectCaseStore } from './case-store.ts';
import { connectChannelPace } from './channel-pace.ts';
import { connectCheckStore } from './check-store.ts';
import { connectChecklistStore } from './checklist-store.ts';
import type { Database } from './client.ts';
import { connectCompanyList } from './company-list.ts';
import { connectHealthStore } from './health-store.ts';
import { connectIdentifierIndex } from './identifier-index.ts';
import { connectInbox } from './inbox.ts';
import { connectInstitutionList } from './institution-list.ts';
import { connectItemStore } from './item-store.ts';
import { connectNoteStore } from './note-store.ts';
import { connectPulseStore } from './pulse-store.ts';
import { connectSightingStore } from './sighting-store.ts';
import { connectSummaryStore } from './summary-store.ts';

/** All that is kept for the bot. The doors, which keep but one thing each, connect that alone. */
export function connectStores(
  database: Database,
  now: () => Date,
): Omit<Ports, 'now' | 'sleep' | 'slack' | 'log'> {
  return {
    inbox: connectInbox(database, now),
    items: connectItemStore(database),
    alerts: connectAlertStore(database),
    identifiers: connectIdentifierIndex(database, now),
    institutions: connectInstitutionList(database),
    companies: connectCompanyList(database),
    connections: connectHealthStore(database, 'connections'),
    pairs: connectHealthStore(database, 'pairs'),
    checklists: connectChecklistStore(database),
    accounts: connectAccountStore(database),
    sightings: connectSightingStore(database),
    cases: connectCaseStore(database),
    notes: connectNoteStore(database),
    checks: connectCheckStore(database),
    summaries: connectSummaryStore(database),
    audit: connectAuditTrail(database, now),
    channels: connectChannelPace(database),
    pulses: connectPulseStore(database),
  };
}
