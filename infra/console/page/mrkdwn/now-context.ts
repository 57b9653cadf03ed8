import { createContext } from 'react';

/** The world's time, by the minute: what is `5 minutes ago` is drawn anew with it, and nothing else. */
export const NowContext = createContext(new Date());
