import type { AuditLine } from '#lib/audit/audit-line.ts';
import type { ChecklistRun } from '#lib/guides/checklist-run.ts';
import type { SupportCase } from '#lib/support/support-case.ts';

import type { Most, Span } from './inbox.ts';

export interface ChecklistStore {
  find(channel: string, name: string, id: string): Promise<ChecklistRun | undefined>;
  /** @returns the run as it is now, or undefined when somebody else wrote since it was read */
  save(run: ChecklistRun): Promise<ChecklistRun | undefined>;
  /** The channel's last runs of this list, the newest first. */
  last(channel: string, name: string, limit: number): Promise<ChecklistRun[]>;
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
