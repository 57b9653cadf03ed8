export interface Ago {
  hoursAgo: number;
}

interface MadeUpConnection {
  id: string;
  platform: 'plaid' | 'books';
  status: 'Linked' | 'PendingAuth' | 'Deauthorized' | 'Unlinked';
  lastSync?: Ago;
  errors?: readonly (Ago & {
    statusCode: string;
    statusText: string;
    errorMessage: string;
    isOver?: true;
  })[];
}

export interface MadeUpCompany {
  id: string;
  name: string;
  connections: readonly MadeUpConnection[];
  /** How the sync of each data type stands; empty where it never was synced. */
  data: Readonly<Record<string, string>>;
  /** How Codat answers whoever asks for its connections. */
  fails?: 'quota' | 'outage';
}

const bankData = {
  'banking-accounts': 'Complete',
  'banking-accountBalances': 'Complete',
  'banking-transactions': 'Complete',
  'banking-transactionCategories': '',
};

const noLongerAllowed = {
  statusCode: '401',
  statusText: 'Unauthorized',
  errorMessage: 'The integration de-authorized access to the connection.',
};

/** Companies enough for two pages of Codat's list, with a connection in each of its states. */
export const madeUpCompanies: readonly MadeUpCompany[] = [
  {
    id: '5d1c7f2e-0b94-4a63-9e87-3c2f6a1d8b40',
    name: 'Houndstooth Bakery',
    connections: [
      {
        id: 'b7e40c95-2a18-4f6d-8c31-70d9e5a2f614',
        platform: 'plaid',
        status: 'Linked',
        lastSync: { hoursAgo: 2 },
      },
      {
        id: '3f0a81d6-c5b7-4e29-b1f4-96d20ce7a853',
        platform: 'plaid',
        status: 'Deauthorized',
        lastSync: { hoursAgo: 50 },
        errors: [
          { ...noLongerAllowed, hoursAgo: 26 },
          {
            statusCode: '429',
            statusText: 'Too Many Requests',
            errorMessage: 'Rate limited by the source platform.',
            hoursAgo: 240,
            isOver: true,
          },
        ],
      },
      { id: '90c4e7b2-6d1f-4a85-a3e8-5b72f09d1c46', platform: 'plaid', status: 'PendingAuth' },
      {
        id: 'e18b5f3c-7a02-4d96-8e4b-c03f61a9d725',
        platform: 'books',
        status: 'Unlinked',
        lastSync: { hoursAgo: 900 },
      },
    ],
    data: { ...bankData, 'banking-transactions': 'FetchError', invoices: 'NotSupported' },
  },
  {
    id: 'a94f02c7-58d3-4b1e-9c60-e7f5138b2d04',
    name: 'Gingham Books',
    connections: [
      {
        id: '62d7b1f0-3e84-4c59-a70d-18f9c5e2b364',
        platform: 'plaid',
        status: 'Linked',
        lastSync: { hoursAgo: 5 },
      },
    ],
    data: bankData,
  },
  {
    id: 'c0de4290-0000-4000-8000-000000000429',
    name: 'Quota Café',
    connections: [],
    data: {},
    fails: 'quota',
  },
  {
    id: 'c0de5020-0000-4000-8000-000000000502',
    name: 'Outage Café',
    connections: [],
    data: {},
    fails: 'outage',
  },
  ...Array.from({ length: 110 }, (_, index) => cornerShop(index + 1)),
  {
    id: '7b3e9d15-f082-4c6a-b5d1-2a08e46f97c3',
    name: 'Paisley Motors',
    connections: [
      {
        id: 'd5a80f62-91c3-4e7b-8f24-b6e17d30c95a',
        platform: 'plaid',
        status: 'Deauthorized',
        lastSync: { hoursAgo: 70 },
        errors: [{ ...noLongerAllowed, hoursAgo: 70 }],
      },
    ],
    data: { ...bankData, 'banking-transactions': 'AuthError' },
  },
  { id: '1f6c83e0-a57b-4d92-8e13-95b0d2c7f4a8', name: 'Seersucker Ltd', connections: [], data: {} },
];

function cornerShop(number: number): MadeUpCompany {
  const end = String(number).padStart(12, '0');
  return {
    id: `c0da0000-0000-4000-8000-${end}`,
    name: `Corner Shop ${String(number).padStart(3, '0')}`,
    connections: [
      {
        id: `c0da0001-0000-4000-8000-${end}`,
        platform: 'plaid',
        status: 'Linked',
        lastSync: { hoursAgo: 8 },
      },
    ],
    data: bankData,
  };
}
