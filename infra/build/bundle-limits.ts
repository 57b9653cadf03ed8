/** How large each function's bundle may be, in KiB. The doors' come from what a cold start may cost, the others from today. */
export const bundleLimits: Readonly<Record<string, number>> = {
  'plaid-webhook': 240,
  'codat-webhook': 240,
  reports: 240,
  inbox: 560,
  slack: 960,
  'follow-up': 1_220,
  sweep: 570,
  'daily-summary': 530,
};

/** What slack may have besides its knowledge. */
export const slackCodeLimit = 540;

/** What is data about Plaid, Codat and their support, in words: it grows with what the bot knows. */
const knowledgeRooms = ['triage', 'howto', 'guides', 'identifiers', 'tickets/kinds'];

/** @param file as the bundler names it */
export function isKnowledge(file: string): boolean {
  return knowledgeRooms.some((room) => file.startsWith(`lib/${room}/`));
}
