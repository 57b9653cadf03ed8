import { describe } from 'vitest';

import { connectAccountStore } from '#lib/dynamodb/account-store.ts';
import { connectAlertStore } from '#lib/dynamodb/alert-store.ts';
import { connectCaseStore } from '#lib/dynamodb/case-store.ts';
import { connectChannelPace } from '#lib/dynamodb/channel-pace.ts';
import { connectChecklistStore } from '#lib/dynamodb/checklist-store.ts';
import type { Database } from '#lib/dynamodb/client.ts';
import { connectIdentifierIndex } from '#lib/dynamodb/identifier-index.ts';
import { connectInbox } from '#lib/dynamodb/inbox.ts';
import { connectInstitutionList } from '#lib/dynamodb/institution-list.ts';
import { connectItemStore } from '#lib/dynamodb/item-store.ts';
import { connectKeyStore } from '#lib/dynamodb/key-store.ts';
import { connectNoteStore } from '#lib/dynamodb/note-store.ts';
import { connectSightingStore } from '#lib/dynamodb/sighting-store.ts';

import { accountStoreContract } from './account-store.ts';
import { alertStoreContract } from './alert-store.ts';
import { caseStoreContract } from './case-store.ts';
import { channelPaceContract } from './channel-pace.ts';
import { checklistStoreContract } from './checklist-store.ts';
import { identifierIndexContract } from './identifier-index.ts';
import { inboxContract } from './inbox.ts';
import { institutionListContract } from './institution-list.ts';
import { itemStoreContract } from './item-store.ts';
import { keyStoreContract } from './key-store.ts';
import { noteStoreContract } from './note-store.ts';
import { sightingStoreContract } from './sighting-store.ts';
import { storedRowsContract } from './stored-rows.ts';

/** All that our stores must do, whatever database they stand on. @param open gives empty tables */
export function storesContract(open: () => Promise<Database>): void {
  describe('inbox', () => {
    inboxContract(async (now) => connectInbox(await open(), now));
  });
  describe('items', () => {
    itemStoreContract(async () => connectItemStore(await open()));
  });
  describe('alerts', () => {
    alertStoreContract(async () => connectAlertStore(await open()));
  });
  describe('identifiers', () => {
    identifierIndexContract(async () => connectIdentifierIndex(await open(), () => new Date()));
  });
  describe('institutions', () => {
    institutionListContract(async () => connectInstitutionList(await open()));
  });
  describe('checklists', () => {
    checklistStoreContract(async () => connectChecklistStore(await open()));
  });
  describe('accounts', () => {
    accountStoreContract(async () => connectAccountStore(await open()));
  });
  describe('sightings', () => {
    sightingStoreContract(async () => connectSightingStore(await open()));
  });
  describe('cases', () => {
    caseStoreContract(async () => connectCaseStore(await open()));
  });
  describe('notes', () => {
    noteStoreContract(async () => connectNoteStore(await open()));
  });
  describe('channels', () => {
    channelPaceContract(async () => connectChannelPace(await open()));
  });
  describe('keys', () => {
    keyStoreContract(async () => connectKeyStore(await open()));
  });
  describe('rows', () => {
    storedRowsContract(open);
  });
}
