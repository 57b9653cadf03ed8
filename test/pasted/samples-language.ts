import type { PastedSample } from './sample.ts';

/** Other languages and scripts around the error. */
export const languageSamples: readonly PastedSample[] = [
  {
    case: 'German',
    text: `Seit gestern Abend meldet die Bank ständig ITEM_LOGIN_REQUIRED, obwohl sich der Kunde neu angemeldet hat. item_id: kbXqAmYxs4hdRI3tU7i5I1DmFtPjH. Könnt ihr das prüfen?`,
    codes: ['ITEM_LOGIN_REQUIRED'],
    ids: { kbXqAmYxs4hdRI3tU7i5I1DmFtPjH: 'item_id' },
  },
  {
    case: 'Spanish',
    text: `¿Alguien sabe qué significa «invalid-credentials»? Le pasa a tres clientes. request_id = RQESp4p2Ts66axs`,
    codes: ['INVALID_CREDENTIALS'],
    ids: { RQESp4p2Ts66axs: 'request_id' },
  },
  {
    case: 'Japanese without blanks',
    text: `本番でINSTITUTION_DOWNが出ています。item_idは「MsdPJLNXyddGoY6XDiuMT54R64czuIY55pib」です。確認をお願いします。`,
    codes: ['INSTITUTION_DOWN'],
    ids: { MsdPJLNXyddGoY6XDiuMT54R64czuIY55pib: 'item_id' },
  },
  {
    case: 'Hebrew with direction marks',
    text: `\u200fהלקוח מקבל שגיאה \u200eINSTITUTION_NOT_AVAILABLE\u200f מאז הבוקר, \u200eitem_id: ieq1eDNp64M8erC2L1Q2Y73TsyZnzFf3pVN9T\u200f. מה עושים?`,
    codes: ['INSTITUTION_NOT_AVAILABLE'],
    ids: { ieq1eDNp64M8erC2L1Q2Y73TsyZnzFf3pVN9T: 'item_id' },
  },
  {
    case: 'French with narrow blanks',
    text: `Le lien bancaire est cassé\u00a0: code\u00a0«\u202fPASSWORD_RESET_REQUIRED\u202f», item_id\u00a0: ehDDzQIDzrXlkhq5ff5KieayfHUpNJ9eZsA4`,
    codes: ['PASSWORD_RESET_REQUIRED'],
    ids: { ehDDzQIDzrXlkhq5ff5KieayfHUpNJ9eZsA4: 'item_id' },
  },
  {
    case: 'Korean with a particle behind the code',
    text: `은행 연결에서 COUNTRY_NOT_SUPPORTED가 나옵니다 😥 link_session_id: 2da2a74e-f7af-4699-8fc1-8c786468fe81`,
    codes: ['COUNTRY_NOT_SUPPORTED'],
    ids: { '2da2a74e-f7af-4699-8fc1-8c786468fe81': 'link_session_id' },
  },
  {
    case: 'Chinese with wide punctuation',
    text: `错误代码：INVALID_USER_IDENTITY_DATA，user_id：usr_8IYZGBdHxWbT1p。请帮忙看看！`,
    codes: ['INVALID_USER_IDENTITY_DATA'],
    ids: { usr_8IYZGBdHxWbT1p: 'user_id' },
  },
  {
    case: 'Ukrainian around JSON',
    text: `Ось що повернув сервер: {"error_type":"TRANSACTION_ERROR","error_code":"TRANSACTION_INSUFFICIENT_FUNDS","request_id":"4uoVZ6PGNMHVYoN"} — і так щоразу.`,
    codes: ['TRANSACTION_INSUFFICIENT_FUNDS'],
    ids: { '4uoVZ6PGNMHVYoN': 'request_id' },
  },
];
