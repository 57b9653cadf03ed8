import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Shards of different streams may be named alike. */
export function positionKey(streamArn: string, shardId: string): string {
  return `${streamArn}/${shardId}`;
}

export function startFrom(position: string | undefined) {
  return position === undefined
    ? { ShardIteratorType: 'TRIM_HORIZON' as const }
    : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER' as const, SequenceNumber: position };
}

export function loadPositions(file: string | undefined): Map<string, string> {
  if (file === undefined || !existsSync(file)) return new Map();
  const saved: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'));
  return new Map(Object.entries(saved));
}

export function savePositions(file: string | undefined, positions: Map<string, string>): void {
  if (file !== undefined) writeFileSync(file, JSON.stringify(Object.fromEntries(positions)));
}
