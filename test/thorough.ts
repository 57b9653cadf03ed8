/** What `THOROUGH=1` asks for: as much of a long search as CI does. Without it a test ends within seconds. */
export const isThorough = process.env['THOROUGH'] === '1';

/** How many made-up rows each store gives back in a property test: each is some calls to a database. */
export const ROUND_TRIPS = isThorough ? 100 : 25;
