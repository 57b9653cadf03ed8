const HOUR_MS = 3_600_000;

/** How one kind of request fares: shares that sum to 1. */
interface Share {
  success: number;
  error_plaid: number;
  error_institution: number;
  refresh_interval?: 'NORMAL' | 'DELAYED' | 'STOPPED';
}

export interface BankTraffic {
  shares: Readonly<Record<string, Share>>;
  /** A trouble that has lasted for a few hours. */
  incident?: { title: string; investigating: string; identified: string };
}

export const busy: BankTraffic = {
  shares: {
    item_logins: { success: 0.994, error_plaid: 0.002, error_institution: 0.004 },
    transactions_updates: {
      success: 0.997,
      error_plaid: 0.001,
      error_institution: 0.002,
      refresh_interval: 'NORMAL',
    },
    auth: { success: 0.992, error_plaid: 0.003, error_institution: 0.005 },
    identity: { success: 0.995, error_plaid: 0.002, error_institution: 0.003 },
  },
};

export const failing = failingAt('First Gingham Credit Union');

export function failingAt(bank: string): BankTraffic {
  return {
    shares: {
      item_logins: { success: 0.58, error_plaid: 0.02, error_institution: 0.4 },
      transactions_updates: {
        success: 0.71,
        error_plaid: 0.01,
        error_institution: 0.28,
        refresh_interval: 'DELAYED',
      },
      auth: { success: 0.62, error_plaid: 0.01, error_institution: 0.37 },
    },
    incident: {
      title: `Many logins at ${bank} fail`,
      investigating: 'Logins began to time out; the reason is being looked for.',
      identified: 'The bank confirmed that its login servers are overloaded.',
    },
  };
}

/** `institution.status` as Plaid gives it. @returns null where there is too little traffic */
export function statusOf(traffic: BankTraffic | undefined, now: Date): unknown {
  if (traffic === undefined) return null;
  const hoursAgo = (hours: number) => new Date(now.getTime() - hours * HOUR_MS).toISOString();
  const { shares, incident } = traffic;
  const parts = Object.entries(shares).map(([name, breakdown]) => [
    name,
    {
      status: breakdown.success < 0.9 ? 'DEGRADED' : 'HEALTHY',
      last_status_change: hoursAgo(5),
      breakdown,
    },
  ]);
  return {
    ...Object.fromEntries(parts),
    health_incidents:
      incident === undefined
        ? []
        : [
            {
              title: incident.title,
              start_date: hoursAgo(5),
              end_date: null,
              incident_updates: [
                {
                  description: incident.identified,
                  status: 'IDENTIFIED',
                  updated_date: hoursAgo(2),
                },
                {
                  description: incident.investigating,
                  status: 'INVESTIGATING',
                  updated_date: hoursAgo(4),
                },
              ],
            },
          ],
  };
}
