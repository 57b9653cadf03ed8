import { type RefObject, useEffect, useRef } from 'react';

/** Nearer to the end than this is at the end. */
const NEAR_PX = 80;

/** Above the message that is read from its beginning. */
const ABOVE_PX = 8;

/** Keeps the end in sight while the person is there; whoever has scrolled up to read is left in peace. */
export function useStickToEnd(): {
  frame: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
} {
  const frame = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const shown = frame.current;
    if (shown === null || content.current === null) return;
    let isAtEnd = true;
    let height = 0;
    const look = () => {
      // A scroll that the growth itself has brought about tells nothing of the person.
      if (shown.scrollHeight !== height) return;
      isAtEnd = shown.scrollTop >= endOf(shown) - NEAR_PX;
    };
    // Messages grow after they have come: by edits, and when they are first laid out.
    const grown = new ResizeObserver(() => {
      height = shown.scrollHeight;
      if (isAtEnd) shown.scrollTo({ top: endOf(shown) });
    });
    grown.observe(content.current);
    grown.observe(shown);
    shown.addEventListener('scroll', look, { passive: true });
    return () => {
      grown.disconnect();
      shown.removeEventListener('scroll', look);
    };
  }, []);
  return { frame, content };
}

/** Where the last message is in sight: its beginning, where there is no room for all of it. */
function endOf(shown: HTMLElement): number {
  const last = [...shown.querySelectorAll('article')].at(-1);
  const bottom = shown.scrollHeight - shown.clientHeight;
  return last === undefined ? bottom : Math.min(bottom, last.offsetTop - ABOVE_PX);
}
