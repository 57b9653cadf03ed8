import { describe } from 'vitest';

import { connectAlertStore } from '#lib/dynamodb/alert-store.ts';
import { connectChannelPace } from '#lib/dynamodb/channel-pace.ts';
import type { Database } from '#lib/dynamodb/client.ts';
import { connectInbox } from '#lib/dynamodb/inbox.ts';
import { connectItemStore } from '#lib/dynamodb/item-store.ts';
import { connectKeyStore } from '#lib/dynamodb/key-store.ts';

import { alertStoreContract } from './alert-store.ts';
import { channelPaceContract } from './channel-pace.ts';
import { inboxContract } from './inbox.ts';
import { itemStoreContract } from './item-store.ts';
import { keyStoreContract } from './key-store.ts';
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
