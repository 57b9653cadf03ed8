import type { Incident } from '#lib/alerts/incident.ts';
import type { DataFault, Sighting } from '#lib/health/data-fault.ts';
import type { CheckOutcome, ItemCheck } from '#lib/health/item-check.ts';
import type { HealthStatus, ItemHealth } from '#lib/health/item-health.ts';

export interface VersionedHealth {
  health: ItemHealth;
  version: number;
}

/** What is true of each Item, or of each of Codat's connections, or of each pair of the two. */
export interface HealthStore {
  find(itemId: string): Promise<VersionedHealth | undefined>;
  /** @param version of the record that the change was made on; undefined for a new one */
  save(health: ItemHealth, version: number | undefined): Promise<'saved' | 'conflict'>;
  /**
   * What is true of the incident now, counted by the store's index. Undefined when no Item is in it.
   *
   * @param seen Items that were just written: the index may not know of it yet
   */
  incident(key: string, seen?: readonly ItemHealth[]): Promise<Incident | undefined>;
  /** Items of which something should have been heard by then, the most overdue first. */
  due(by: Date, limit: number): Promise<ItemHealth[]>;
}

export interface ItemStore extends HealthStore {
  /** The Items that got into the incident by then and are still in it, the longest in it first, at most `limit`. */
  members(key: string, by: Date, limit: number): Promise<ItemHealth[]>;
  /** Shows every Item that is in the incident now, those that have been in it longest first. */
  eachMember(key: string, see: (health: ItemHealth) => void): Promise<void>;
  /** Shows every Item of which a trouble came to its last outcome between these: it was repaired, or it is final. */
  eachOutcome(from: Date, to: Date, see: (health: ItemHealth) => void): Promise<void>;
  /** How many Items are `unconfirmed`. */
  countUnconfirmed(): Promise<number>;
  /** How many Items are known. Where there are too many to count, the database's own number: hours old. */
  countKnown(): Promise<{ count: number; isExact: boolean }>;
  /** The Items of one institution, counted by state. Of very many in one state the count is a lower bound. */
  countsAt(
    institutionId: string,
  ): Promise<{ counts: Partial<Record<HealthStatus, number>>; isExact: boolean }>;
}

/** Where and when data was seen to be missing or wrong. */
export interface SightingStore {
  /** Idempotent. */
  note(sighting: Sighting): Promise<void>;
  /** All sightings of a fault at a bank since that time, oldest first. */
  since(institutionId: string, fault: DataFault, since: Date): Promise<Sighting[]>;
}

/** When Plaid was last asked about each Item, whoever asked. */
export interface CheckStore {
  find(itemId: string): Promise<ItemCheck | undefined>;
  /**
   * Takes the right to ask about this Item.
   *
   * @param gapMs how long ago the last check must have begun
   * @returns undefined, or the check that is too recent
   */
  begin(itemId: string, now: Date, gapMs: number): Promise<ItemCheck | undefined>;
  /** @param at when the check began: what came of an older one than the last is dropped */
  finish(itemId: string, at: Date, outcome: CheckOutcome): Promise<void>;
}
