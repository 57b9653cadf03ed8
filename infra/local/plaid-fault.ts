import { randomUUID } from 'node:crypto';

import type { LocalAnswer } from './listen.ts';

/** How Plaid says no. */
export function plaidFault(type: string, code: string, message: string): LocalAnswer {
  return {
    status: 400,
    body: {
      error_type: type,
      error_code: code,
      error_message: message,
      display_message: null,
      request_id: requestId(),
    },
  };
}

export function requestId(): string {
  return randomUUID().replaceAll('-', '').slice(0, 15);
}
