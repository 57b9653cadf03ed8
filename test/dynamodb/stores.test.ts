import { describe } from 'vitest';

import { startDatabase } from '../../infra/local/database.ts';
import { accountStoreContract } from '../contracts/account-store.ts';
import { alertStoreContract } from '../contracts/alert-store.ts';
import { auditTrailContract } from '../contracts/audit-trail.ts';
import { caseStoreContract } from '../contracts/case-store.ts';
import { channelPaceContract } from '../contracts/channel-pace.ts';
import { checkStoreContract } from '../contracts/check-store.ts';
import { checklistStoreContract } from '../contracts/checklist-store.ts';
import { companyListContract } from '../contracts/company-list.ts';
import { identifierIndexContract } from '../contracts/identifier-index.ts';
import { inboxContract } from '../contracts/inbox.ts';
import { institutionListContract } from '../contracts/institution-list.ts';
import { itemStoreContract } from '../contracts/item-store.ts';
import { keyStoreContract } from '../contracts/key-store.ts';
import { noteStoreContract } from '../contracts/note-store.ts';
import { pulseStoreContract } from '../contracts/pulse-store.ts';
import { sightingStoreContract } from '../contracts/sighting-store.ts';
import { storesContract } from '../contracts/stores.ts';
import { fakeAuditTrail } from '../fakes/fake-audit-trail.ts';
import { fakeCheckStore } from '../fakes/fake-check-store.ts';
import { summaryStoreContract } from '../contracts/summary-store.ts';
import {
  fakeChecklistStore,
  fakeCompanyList,
  fakeIdentifierIndex,
  fakeInstitutionList,
} from '../fakes/fake-lists.ts';
import { fakePulseStore } from '../fakes/fake-pulse-store.ts';
import {
  fakeAlertStore,
  fakeChannelPace,
  fakeInbox,
  fakeItemStore,
  fakeKeyStore,
} from '../fakes/fake-stores.ts';
import {
  fakeAccountStore,
  fakeCaseStore,
  fakeNoteStore,
  fakeSightingStore,
  fakeSummaryStore,
} from '../fakes/fake-support.ts';
import { freshTables } from './fresh-tables.ts';

describe('the fakes', () => {
  describe('inbox', () => {
    inboxContract(() => Promise.resolve(fakeInbox()));
  });
  describe('items', () => {
    itemStoreContract(() => Promise.resolve(fakeItemStore()));
  });
  describe('alerts', () => {
    alertStoreContract(() => Promise.resolve(fakeAlertStore()));
  });
  describe('identifiers', () => {
    identifierIndexContract(() => Promise.resolve(fakeIdentifierIndex()));
  });
  describe('institutions', () => {
    institutionListContract(() => Promise.resolve(fakeInstitutionList()));
  });
  describe('companies', () => {
    companyListContract(() => Promise.resolve(fakeCompanyList()));
  });
  describe('checklists', () => {
    checklistStoreContract(() => Promise.resolve(fakeChecklistStore()));
  });
  describe('accounts', () => {
    accountStoreContract(() => Promise.resolve(fakeAccountStore()));
  });
  describe('sightings', () => {
    sightingStoreContract(() => Promise.resolve(fakeSightingStore()));
  });
  describe('cases', () => {
    caseStoreContract(() => Promise.resolve(fakeCaseStore()));
  });
  describe('audit', () => {
    auditTrailContract(() => Promise.resolve(fakeAuditTrail()));
  });
  describe('notes', () => {
    noteStoreContract(() => Promise.resolve(fakeNoteStore()));
  });
  describe('checks', () => {
    checkStoreContract(() => Promise.resolve(fakeCheckStore()));
  });
  describe('summaries', () => {
    summaryStoreContract(() => Promise.resolve(fakeSummaryStore()));
  });
  describe('channels', () => {
    channelPaceContract(() => Promise.resolve(fakeChannelPace()));
  });
  describe('pulses', () => {
    pulseStoreContract(() => Promise.resolve(fakePulseStore()));
  });
  describe('keys', () => {
    keyStoreContract(() => Promise.resolve(fakeKeyStore()));
  });
});

describe('on the embedded database', () => {
  storesContract(freshTables(startDatabase));
});
