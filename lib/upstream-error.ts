/** Something outside did not do what we asked. `code` is theirs where they gave one; the message never holds a secret. */
export class UpstreamError extends Error {
  readonly service: 'plaid' | 'broker' | 'slack' | 'store';
  readonly code: string;

  constructor(service: UpstreamError['service'], code: string, options?: ErrorOptions) {
    super(`${service}: ${code}`, options);
    this.name = 'UpstreamError';
    this.service = service;
    this.code = code;
  }
}
