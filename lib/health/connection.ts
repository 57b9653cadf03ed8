/** Codat's states of a data connection; one that Codat adds is kept as text. */
export const connectionStatuses = ['PendingAuth', 'Linked', 'Unlinked', 'Deauthorized'] as const;

/** What a platform answered when Codat last called it. */
export interface ConnectionError {
  /** Of the platform: `401`. */
  code: string;
  message: string;
  /** ISO 8601. */
  at: string;
  /** False for what Codat says is over. */
  isActive: boolean;
}

/** What Codat said last of a connection, and whose it is. */
export interface ConnectionFacts {
  companyId: string;
  companyName?: string | undefined;
  platform: string;
  /** Through Plaid: then its id is Plaid's `client_user_id`. */
  isPlaid: boolean;
  /** One of `connectionStatuses`, `Deleted`, or what Codat has invented since. */
  status: string;
}

/** One data connection of a Codat company. */
export interface Connection {
  connectionId: string;
  platform: string;
  /** Through Plaid: then its id is Plaid's `client_user_id`. */
  isPlaid: boolean;
  /** One of `connectionStatuses`, or what Codat has invented since. */
  status: string;
  sourceType: string;
  lastSync?: string | undefined;
  created?: string | undefined;
  errors: readonly ConnectionError[];
}
