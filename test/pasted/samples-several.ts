import type { PastedSample } from './sample.ts';

/** More than one finding in one paste. */
export const severalSamples: readonly PastedSample[] = [
  {
    case: 'same code twice',
    text: `08:01 ITEM_LOCKED item_id=kQOc6PSfseFMXWicyaSQmQH7grBfIpczvqMmc\n08:06 ITEM_LOCKED item_id=kQOc6PSfseFMXWicyaSQmQH7grBfIpczvqMmc`,
    codes: ['ITEM_LOCKED'],
    ids: { kQOc6PSfseFMXWicyaSQmQH7grBfIpczvqMmc: 'item_id' },
  },
  {
    case: 'list of codes from a dashboard',
    text: `Top errors this week: ITEM_LOGIN_REQUIRED 412, INSTITUTION_NOT_RESPONDING 97, INVALID_MFA 31, INTERNAL_SERVER_ERROR 8`,
    codes: [
      'ITEM_LOGIN_REQUIRED',
      'INSTITUTION_NOT_RESPONDING',
      'INVALID_MFA',
      'INTERNAL_SERVER_ERROR',
    ],
    ids: {},
  },
  {
    case: 'error and webhook of one Item',
    text: `09:12 webhook {"webhook_type":"ITEM","webhook_code":"ERROR","item_id":"sjznCKMtLDNgMPnXY77xeusInTdBj","error":{"error_type":"ITEM_ERROR","error_code":"PASSWORD_RESET_REQUIRED"}}
09:15 POST /identity/get -> 400 {"error_type":"RATE_LIMIT_EXCEEDED","error_code":"IDENTITY_LIMIT","request_id":"uFHJEKZO5ssxE2U"}`,
    codes: ['PASSWORD_RESET_REQUIRED', 'IDENTITY_LIMIT'],
    webhooks: ['ITEM.ERROR'],
    ids: { sjznCKMtLDNgMPnXY77xeusInTdBj: 'item_id', uFHJEKZO5ssxE2U: 'request_id' },
  },
  {
    case: 'chat with one code in two spellings',
    text: `Ana: it says institution not supported in the admin or something
Ben: paste the log
Ana: error_code=INSTITUTION_NO_LONGER_SUPPORTED institution_id=ins_109508
Ben: ah, institution-no-longer-supported, so the bank has left`,
    codes: ['INSTITUTION_NO_LONGER_SUPPORTED'],
    ids: { ins_109508: 'institution_id' },
  },
];
