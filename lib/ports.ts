import type { AlertRecord } from '#lib/alerts/alert.ts';
import type { Incident } from '#lib/alerts/incident.ts';
import type { AuditLine } from '#lib/audit/audit-line.ts';
import type { ChecklistRun } from '#lib/guides/checklist-run.ts';
import type { Account } from '#lib/health/account.ts';
import type { DataFault, Sighting } from '#lib/health/data-fault.ts';
import type { SeenError } from '#lib/health/error-count.ts';
import type { CheckOutcome, ItemCheck } from '#lib/health/item-check.ts';
import type { ItemEvent, UserEvent } from '#lib/health/item-event.ts';
import type { HealthStatus, ItemHealth } from '#lib/health/item-health.ts';
import type { InboxEntry } from '#lib/incoming/inbox-entry.ts';
import type { Door, HourOfRefusals, Refusals } from '#lib/incoming/refusals.ts';
import type { InvocationIds } from '#lib/invocation-ids.ts';
import type { Home, Message, Modal } from '#lib/messages/message.ts';
import type { Count, Gauge } from '#lib/metric-names.ts';
import type { SummaryRecord } from '#lib/summary/day-numbers.ts';
import type { SupportCase } from '#lib/support/support-case.ts';

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

export interface Inbox {
  /** Idempotent: the same delivery, with the same time and body, is one row. */
  keep(entry: InboxEntry): Promise<'kept' | 'duplicate'>;
  /** The Item's events since that time, oldest first. */
  historySince(itemId: string, since: Date): Promise<ItemEvent[]>;
  /** The same of a Codat connection. */
  connectionHistorySince(connectionId: string, since: Date): Promise<ItemEvent[]>;
  /** The Item's last events, newest first. */
  lastEvents(itemId: string, limit: number): Promise<ItemEvent[]>;
  /** What your app last reported of this user without naming an Item, newest first. */
  lastOfUser(clientUserId: string, limit: number): Promise<UserEvent[]>;
  /** Every error that came in anything, the newest first. One that Plaid sends twice is there twice. */
  errorsIn(span: Span, most: Most): Promise<ErrorsSeen>;
  /** The webhooks of Plaid that came in the last seven days, the newest first. */
  lastArrivals(limit: number): Promise<Arrival[]>;
  /** When the door last kept a webhook of any kind. */
  lastReceivedAt(): Promise<string | undefined>;
}

/** That a webhook came. */
export interface Arrival {
  receivedAt: string;
  /** Undefined: it is about no Item, or nobody could tell about which. */
  itemId?: string;
}

/** From a time to a later one, both included. */
export interface Span {
  from: Date;
  to: Date;
}

/** How far to read. */
export interface Most {
  rows: number;
  /** When to stop, by the clock. */
  until: Date;
}

export interface ErrorsSeen {
  errors: readonly SeenError[];
  /** False where there may be more, which are older. */
  isComplete: boolean;
}

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

/** An identifier, and what it came with. */
export interface SeenIdentifier {
  value: string;
  /** In Plaid's own words: `account_id`. */
  name: string;
  /** The Item that it belongs to; undefined when it came in something that names none. */
  itemId?: string | undefined;
  /** The user that it belongs to, when it came in a report that names no Item. */
  clientUserId?: string | undefined;
  /** What it first came in, as type and code: `ITEM.ERROR`. */
  source: string;
  /** The error code that it first came with. */
  code?: string | undefined;
  at: string;
}

/** Which Items an identifier belongs to, whatever its kind. */
export interface IdentifierIndex {
  /** Idempotent: what is known already costs no write, and keeps the source and time that it has. */
  learn(seen: readonly SeenIdentifier[]): Promise<void>;
  /** All that is kept under this value in any case of its letters, by one key look-up; at most 100, in no order. */
  find(value: string): Promise<SeenIdentifier[]>;
}

export interface KnownInstitution {
  institutionId: string;
  name: string;
}

/** The names of institutions that anything has told us. */
export interface InstitutionList {
  /** A name that is known already costs no write. */
  learn(institution: KnownInstitution): Promise<void>;
  find(institutionId: string): Promise<KnownInstitution | undefined>;
  all(): Promise<KnownInstitution[]>;
}

export interface KnownCompany {
  companyId: string;
  name: string;
}

/** The names of Codat's companies, and how far they have been looked through. */
export interface CompanyList {
  /** A name that is known already costs no write. */
  learn(company: KnownCompany): Promise<void>;
  find(companyId: string): Promise<KnownCompany | undefined>;
  all(): Promise<KnownCompany[]>;
  progress(): Promise<ListProgress>;
  saveProgress(progress: ListProgress): Promise<void>;
}

/** How far Codat's list of companies has been read. */
export interface ListProgress {
  /** The look that is under way: when it began, and the page with which it goes on. */
  under?: { since: string; nextPage: number } | undefined;
  /** When the last look began that went through the whole list. */
  wholeAt?: string | undefined;
}

export interface ChecklistStore {
  find(channel: string, name: string, id: string): Promise<ChecklistRun | undefined>;
  /** @returns the run as it is now, or undefined when somebody else wrote since it was read */
  save(run: ChecklistRun): Promise<ChecklistRun | undefined>;
  /** The channel's last runs of this list, the newest first. */
  last(channel: string, name: string, limit: number): Promise<ChecklistRun[]>;
}

/** The accounts of each Item, as your app last described them. */
export interface AccountStore {
  /** @param at when it was so: what is older than what is known changes nothing */
  learn(itemId: string, accounts: readonly Account[], at: string): Promise<void>;
  of(itemId: string): Promise<Account[]>;
}

/** Where and when data was seen to be missing or wrong. */
export interface SightingStore {
  /** Idempotent. */
  note(sighting: Sighting): Promise<void>;
  /** All sightings of a fault at a bank since that time, oldest first. */
  since(institutionId: string, fault: DataFault, since: Date): Promise<Sighting[]>;
}

/** The cases that were filed with Plaid's or Codat's support. */
export interface CaseStore {
  find(number: string): Promise<SupportCase | undefined>;
  /** @returns the case as it is now, or undefined when somebody else wrote since it was read */
  save(one: SupportCase): Promise<SupportCase | undefined>;
  /** The newest first, as are the next two. */
  ofIncident(key: string): Promise<SupportCase[]>;
  ofItem(itemId: string): Promise<SupportCase[]>;
  /** Those that nobody has closed. */
  open(limit: number): Promise<SupportCase[]>;
}

/** What somebody of the team wrote about an Item. */
export interface Note {
  itemId: string;
  text: string;
  /** The address of the message in Slack. */
  permalink: string;
  /** Slack's id of who wrote it. */
  by: string;
  /** When it was written. */
  at: string;
}

export interface NoteStore {
  /** Idempotent: a message is noted once for each Item. */
  add(note: Note): Promise<void>;
  /** The newest first. */
  of(itemId: string, limit: number): Promise<Note[]>;
}

/** What people looked up and did: lines are added, and read. */
export interface AuditTrail {
  /**
   * @param random tells lines of one time apart
   * @param keptDays how long it is kept
   * @param stop calls it off
   */
  add(line: AuditLine, random: string, keptDays: number, stop: AbortSignal): Promise<void>;
  /** The newest first. */
  between(span: Span, most: Most): Promise<{ lines: AuditLine[]; isComplete: boolean }>;
}

/** What was told of each day, and where. */
export interface SummaryStore {
  find(place: string, day: string): Promise<SummaryRecord | undefined>;
  /** @returns the record as it is now, or undefined when somebody else wrote since it was read */
  save(record: SummaryRecord): Promise<SummaryRecord | undefined>;
  /** Those of the days before that one, the newest first. */
  before(place: string, day: string, limit: number): Promise<SummaryRecord[]>;
}

export interface AlertStore {
  find(id: string): Promise<AlertRecord | undefined>;
  /** The alert whose card is that message. */
  ofCard(channel: string, ts: string): Promise<AlertRecord | undefined>;
  /** @returns the record as it is now, or undefined when somebody else wrote since `alert` was read */
  save(alert: AlertRecord): Promise<AlertRecord | undefined>;
  /** The incidents that last, the newest first unless said otherwise. */
  open(limit: number, order?: 'oldest first'): Promise<AlertRecord[]>;
  /** Alerts to look at by then, the longest due first. */
  due(by: Date, limit: number): Promise<AlertRecord[]>;
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

export interface ChannelPace {
  /** Takes the right to one call for this channel. @returns undefined, or when to ask again */
  take(channel: string, now: Date): Promise<Date | undefined>;
}

/** Small signs of life and of trouble that leave no other trace. */
export interface PulseStore {
  /** A sweep has come to its end. */
  swept(at: Date): Promise<void>;
  /** When the last one did, and since when any has. */
  lastSweep(): Promise<{ at: string; since: string } | undefined>;
  /** Adds to what a door refused in that hour. */
  addRefusals(door: Door, counts: Refusals, at: Date): Promise<void>;
  /** By hours, from the one of that time on, the newest first. */
  refusalsSince(door: Door, since: Date): Promise<HourOfRefusals[]>;
}

/** One of Plaid's verification keys, as Plaid gave it. */
export interface StoredKey {
  kid: string;
  jwk: unknown;
  fetchedAt: Date;
}

/** The keys that any of our instances has fetched, so that Plaid is asked once for all of them. */
export interface KeyStore {
  find(kid: string): Promise<StoredKey | undefined>;
  /** The keys that were saved last, each once, the newest first. @param stop calls it off */
  newest(stop?: AbortSignal): Promise<StoredKey[]>;
  save(key: StoredKey): Promise<void>;
}

/** What came of asking Slack for something. */
export type SlackOutcome =
  | { kind: 'done'; ts: string; channel: string }
  /** Nothing was done; Slack says how long to leave it. */
  | { kind: 'limited'; retryAfterMs: number }
  /** Nothing was done, and trying again will not help until a person mends it. */
  | { kind: 'refused'; reason: string }
  /** Nothing was done: Slack does not take the blocks. */
  | { kind: 'invalid'; reason: string }
  /** The message to edit is not there any more. */
  | { kind: 'gone' }
  /** It may have been done. */
  | { kind: 'unsure'; reason: string };

/** Marks a message as ours, so that it can be found again. */
export interface MessageMark {
  alert: string;
  /** Which of the alert's messages: `card <time>` or `line <id>`. */
  part: string;
}

export interface SlackChannel {
  post(
    channel: string,
    message: Message,
    mark: MessageMark,
    thread?: string,
  ): Promise<SlackOutcome>;
  edit(channel: string, ts: string, message: Message, mark: MessageMark): Promise<SlackOutcome>;
  /** @returns the message's ts, or undefined: it is not there, or we may not look */
  find(
    channel: string,
    mark: MessageMark,
    since: Date,
    thread?: string,
  ): Promise<string | undefined>;
  openModal(triggerId: string, modal: Modal): Promise<SlackOutcome>;
  /** @param id of the modal, as Slack gave it with what somebody did in it */
  updateModal(id: string, modal: Modal): Promise<SlackOutcome>;
  /** Draws a person's App Home. @param user Slack's id */
  publishHome(user: string, view: Home): Promise<SlackOutcome>;
  /** Answers through a `response_url`; other hosts than Slack's are never called. */
  respond(responseUrl: string, message: Message, to: Audience): Promise<SlackOutcome>;
}

/**
 * Who sees an answer; `in place`: it takes the place of the message that was clicked. What a typed command was answered
 * cannot be replaced in Slack: what follows is a second message to the asker.
 */
export type Audience = 'channel' | 'asker' | 'in place';

export interface Log {
  info(sentence: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(sentence: string, fields?: Readonly<Record<string, unknown>>): void;
  /** Of a foreign error only name, code and message reach the log. */
  error(sentence: string, cause: unknown, fields?: Readonly<Record<string, unknown>>): void;
  /** Adds one to a metric. */
  count(metric: Count): void;
  /** Says how much of it there is. */
  measure(metric: Gauge, value: number): void;
  /**
   * Runs one invocation of the function: its lines bear these ids, and what it counts is told at its end, however it ends.
   * A Lambda deals with one at a time.
   */
  invocation<Answer>(ids: InvocationIds, work: () => Promise<Answer>): Promise<Answer>;
}
