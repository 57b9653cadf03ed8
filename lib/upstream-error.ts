/** Something outside did not do what we asked. `code` is theirs where they gave one; the message never holds a secret. */
export class UpstreamError extends Error {
  readonly service: 'plaid' | 'codat' | 'broker' | 'slack' | 'store' | 'queue' | 'secret';
  readonly code: string;
  /** Names the failed call at their end, for their support: Codat's `correlationId`. */
  readonly reference: string | undefined;
  /** When they let us ask again, where they say so. */
  readonly until: Date | undefined;

  constructor(
    service: UpstreamError['service'],
    code: string,
    { reference, until, ...options }: ErrorOptions & { reference?: string; until?: Date } = {},
  ) {
    super(`${service}: ${code}`, options);
    this.name = 'UpstreamError';
    this.service = service;
    this.code = code;
    this.reference = reference;
    this.until = until;
  }
}
