import { useEffect, useState } from 'react';

const MINUTE = 60_000;

/** The world's time, by the minute. */
export function useNow(clockAhead: number): Date {
  const [minute, setMinute] = useState(minuteNow);
  useEffect(() => {
    const timer = setInterval(() => {
      setMinute(minuteNow());
    }, 5_000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  // Each reading of the clock comes out a few ms other than the last.
  const ahead = Math.round(clockAhead / MINUTE) * MINUTE;
  const [now, setNow] = useState(new Date(minute + ahead));
  if (now.getTime() !== minute + ahead) setNow(new Date(minute + ahead));
  return now;
}

function minuteNow(): number {
  return Math.floor(Date.now() / MINUTE) * MINUTE;
}
