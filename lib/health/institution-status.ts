/** What Plaid says of an institution now. */
export interface LiveInstitution {
  institutionId: string;
  name: string;
  /** Plaid's product names, such as `auth`. */
  products: readonly string[];
  /** True when users log in on the bank's own pages. */
  isOauth: boolean;
  /** Undefined where Plaid has too little traffic to tell; in Sandbox always. */
  status: InstitutionStatus | undefined;
}

export interface InstitutionStatus {
  parts: readonly StatusPart[];
  /** Troubles that Plaid's people have written about, the newest first. */
  incidents: readonly {
    title: string;
    startedAt: string;
    endedAt?: string | undefined;
    lastUpdate?: string | undefined;
  }[];
}

/** How one kind of request fares, over all of Plaid's customers. Shares are from 0 to 1 and sum to 1. */
export interface StatusPart {
  /** Plaid's name: `item_logins`, `transactions_updates`, … */
  name: string;
  success: number;
  errorPlaid: number;
  errorInstitution: number;
  /** Of updates: `NORMAL`, `DELAYED` (none for two days) or `STOPPED` (none for two weeks). */
  refreshInterval?: string | undefined;
}
