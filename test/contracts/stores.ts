import { describe } from 'vitest';

import { connectAccountStore } from '#lib/dynamodb/account-store.ts';
import { connectAlertStore } from '#lib/dynamodb/alert-store.ts';
import { connectAuditTrail } from '#lib/dynamodb/audit-trail.ts';
import { connectCaseStore } from '#lib/dynamodb/case-store.ts';
import { connectChannelPace } from '#lib/dynamodb/channel-pace.ts';
import { connectCheckStore } from '#lib/dynamodb/check-store.ts';
import { connectChecklistStore } from '#lib/dynamodb/checklist-store.ts';
import type { Database, TableName } from '#lib/dynamodb/client.ts';
import { connectCompanyList } from '#lib/dynamodb/company-list.ts';
import { connectIdentifierIndex } from '#lib/dynamodb/identifier-index.ts';
import { connectInbox } from '#lib/dynamodb/inbox.ts';
import { connectInstitutionList } from '#lib/dynamodb/institution-list.ts';
import { connectItemStore } from '#lib/dynamodb/item-store.ts';
import { connectKeyStore } from '#lib/dynamodb/key-store.ts';
import { connectNoteStore } from '#lib/dynamodb/note-store.ts';
import { connectPulseStore } from '#lib/dynamodb/pulse-store.ts';
import { connectSightingStore } from '#lib/dynamodb/sighting-store.ts';
import { connectSummaryStore } from '#lib/dynamodb/summary-store.ts';

import { accountStoreContract } from './account-store.ts';
import { alertStoreContract } from './alert-store.ts';
import { auditTrailContract } from './audit-trail.ts';
import { caseStoreContract } from './case-store.ts';
import { channelPaceContract } from './channel-pace.ts';
import { checkStoreContract } from './check-store.ts';
import { checklistStoreContract } from './checklist-store.ts';
import { companyListContract } from './company-list.ts';
import { identifierIndexContract } from './identifier-index.ts';
import { inboxContract } from './inbox.ts';
import { institutionListContract } from './institution-list.ts';
import { itemStoreContract } from './item-store.ts';
import { keyStoreContract } from './key-store.ts';
import { noteStoreContract } from './note-store.ts';
import { pulseStoreContract } from './pulse-store.ts';
import { sightingStoreContract } from './sighting-store.ts';
import { storedRowsContract } from './stored-rows.ts';
import { summaryStoreContract } from './summary-store.ts';

/** All that our stores must do, whatever database they stand on. @param open gives empty tables */
export function storesContract(open: (...wanted: TableName[]) => Promise<Database>): void {
  describe('audit', () => {
    auditTrailContract(async (now) => connectAuditTrail(await open('audit'), now));
  });
  describe('inbox', () => {
    inboxContract(async (now) => connectInbox(await open('inbox'), now));
  });
  describe('items', () => {
    itemStoreContract(async () => connectItemStore(await open('items')));
  });
  describe('alerts', () => {
    alertStoreContract(async () => connectAlertStore(await open('alerts')));
  });
  describe('identifiers', () => {
    identifierIndexContract(async () =>
      connectIdentifierIndex(await open('identifiers'), () => new Date()),
    );
  });
  describe('institutions', () => {
    institutionListContract(async () => connectInstitutionList(await open('institutions')));
  });
  describe('companies', () => {
    companyListContract(async () => connectCompanyList(await open('companies')));
  });
  describe('checklists', () => {
    checklistStoreContract(async () => connectChecklistStore(await open('checklists')));
  });
  describe('accounts', () => {
    accountStoreContract(async () => connectAccountStore(await open('accounts')));
  });
  describe('sightings', () => {
    sightingStoreContract(async () => connectSightingStore(await open('sightings')));
  });
  describe('cases', () => {
    caseStoreContract(async () => connectCaseStore(await open('cases')));
  });
  describe('notes', () => {
    noteStoreContract(async () => connectNoteStore(await open('notes')));
  });
  describe('checks', () => {
    checkStoreContract(async () => connectCheckStore(await open('checks')));
  });
  describe('summaries', () => {
    summaryStoreContract(async () => connectSummaryStore(await open('summaries')));
  });
  describe('channels', () => {
    channelPaceContract(async () => connectChannelPace(await open('channels')));
  });
  describe('pulses', () => {
    pulseStoreContract(async () => connectPulseStore(await open('pulses')));
  });
  describe('keys', () => {
    keyStoreContract(async () => connectKeyStore(await open('keys')));
  });
  describe('rows', () => {
    storedRowsContract(open);
  });
}
