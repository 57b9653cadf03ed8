import type { Connection } from '#lib/health/connection.ts';
import type { LiveInstitution } from '#lib/health/institution-status.ts';
import type { LiveItem } from '#lib/health/live-item.ts';
import type { Message } from '#lib/messages/message.ts';
import type { Ports } from '#lib/ports.ts';
import type { KnownInstitution } from '#lib/ports/name-lists.ts';
import type { Audience } from '#lib/ports/slack-channel.ts';

/** What is looked up live, after the answer: only `follow-up` has these. */
export interface LivePorts extends Pick<
  Ports,
  | 'now'
  | 'sleep'
  | 'inbox'
  | 'items'
  | 'checks'
  | 'institutions'
  | 'companies'
  | 'connections'
  | 'identifiers'
  | 'slack'
  | 'log'
> {
  plaid: PlaidApi;
  /** Undefined: Codat is switched off. */
  codat: CodatApi | undefined;
  accessTokens: AccessTokens;
  slackCheck: SlackCheck;
  /** Undefined: there is no queue. */
  deadLetters: DeadLetters | undefined;
  /** Undefined: our keys do not stand in a secret of AWS. */
  secretAge: SecretAge | undefined;
  /** Where Plaid is to send its webhooks; undefined: nobody told. */
  webhookUrl: string | undefined;
}

/** What takes longer to find out than Slack waits. */
export type LookUp =
  /** `stored` is what was answered at once: where that is not there any more, it stands above what Plaid says. */
  | { kind: 'institution'; institutionId: string; stored: Message }
  | { kind: 'institution by name'; words: string }
  /** A company or a connection of Codat's, by its id, or a company by name. */
  | { kind: 'codat'; words: string }
  | { kind: 'check'; itemId: string }
  /** How Tartan itself is: `channels` of the summaries, and Items to ask about where Plaid sends their webhooks. */
  | { kind: 'doctor'; stored: Message; channels: readonly string[]; itemIds: readonly string[] }
  | { kind: 'sandbox webhook'; itemId: string; webhook: string }
  | { kind: 'sandbox reset'; itemId: string };

export interface FollowUp {
  lookUp: LookUp;
  responseUrl: string;
  to: Audience;
  /** Leads from what a person is told to the log line. */
  reference: string;
}

/** An Item to ask Plaid about that nobody has asked for: nobody is answered. */
export interface Recheck {
  recheck: string;
}

export interface FollowUps {
  /** Hands it to the function that has the time. @throws when it could not be handed over */
  start(job: FollowUp | Recheck): Promise<void>;
}

/** Plaid's API, as far as it is asked live. All throw an `UpstreamError` whose code is Plaid's error code. */
export interface PlaidApi {
  environment: string;
  /** Undefined when Plaid does not know it. @param stop calls it off */
  institution(institutionId: string, stop?: AbortSignal): Promise<LiveInstitution | undefined>;
  item(accessToken: string, stop?: AbortSignal): Promise<LiveItem>;
  /** The best matches for a name, at most five. */
  searchInstitutions(words: string): Promise<KnownInstitution[]>;
  /** @param webhook as type and code */
  fireWebhook(accessToken: string, webhook: string): Promise<void>;
  resetLogin(accessToken: string): Promise<void>;
}

/** A company of Codat's, with what the list of companies tells of its connections. */
export interface CodatCompany {
  companyId: string;
  name: string;
  connections: readonly Connection[];
}

/** A page of the list of all companies. */
export interface CodatCompanies {
  companies: CodatCompany[];
  total: number;
  /** How many there are up to the end of this page. */
  read: number;
  isLast: boolean;
  /** How many requests Codat takes today still, where it says so. */
  left: number | undefined;
}

/** How the data of one type stands: per company, not per connection. */
export interface CodatDataStatus {
  dataType: string;
  /** Codat's word: `Complete`, `FetchError`, …; undefined for what never was synced. */
  status?: string | undefined;
  lastSuccessfulSync?: string | undefined;
}

/**
 * Codat's API, as far as it is asked live. All throw an `UpstreamError` of `codat`, whose code is `http_<status>`,
 * `no answer` or `unreadable answer`, with Codat's correlationId as `reference`.
 */
export interface CodatApi {
  /** Undefined when Codat does not know it. */
  company(companyId: string): Promise<CodatCompany | undefined>;
  /** All connections of a company. @param linkUrls by connection: each may hold a password, and is for the asker alone */
  connections(
    companyId: string,
  ): Promise<{ connections: Connection[]; linkUrls: ReadonlyMap<string, string> }>;
  /** One page of all companies, from 1. */
  companies(page: number): Promise<CodatCompanies>;
  /** Empty for a company without data. */
  dataStatus(companyId: string): Promise<CodatDataStatus[]>;
}

/** Whether Slack lets us do what we do. Both throw an `UpstreamError` whose code is Slack's error code, or `no answer`. */
export interface SlackCheck {
  /** Where the cards go. */
  alertChannel: string;
  token(): Promise<{
    /** Undefined: Slack did not say. */
    scopes: readonly string[] | undefined;
    /** How far our clock is ahead of Slack's. */
    skewMs: number | undefined;
  }>;
  /** Reads one message there and forgets it. */
  readChannel(channel: string): Promise<void>;
}

/** Where rows of the inbox lie that could not be dealt with at any try. */
export interface DeadLetters {
  /** @throws an `UpstreamError` */
  count(): Promise<number>;
}

/** The secret that holds our keys. */
export interface SecretAge {
  /** Undefined: nobody says. @throws an `UpstreamError` */
  changedAt(): Promise<string | undefined>;
}

export interface AccessTokens {
  /**
   * From the team's own broker; undefined when it knows no token for this Item.
   *
   * @param stop calls it off
   * @throws when it fails
   */
  of(itemId: string, stop?: AbortSignal): Promise<string | undefined>;
}
