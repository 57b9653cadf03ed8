import type { LocalAnswer } from './listen.ts';

export type TroubleKind = 'rate-limited' | 'archived' | 'failing';

/** For how long, and in which way, the pretend Slack refuses what the app asks of it. */
export interface SlackTroubles {
  begin(kind: TroubleKind, seconds: number): void;
  end(): void;
  current(): { kind: TroubleKind; until: Date } | undefined;
  /** @returns undefined while all is well. @param isMethod of the Web API: only those look whether a channel is archived */
  refusal(isMethod: boolean): LocalAnswer | undefined;
}

export function openSlackTroubles(): SlackTroubles {
  let trouble: { kind: TroubleKind; until: Date } | undefined;

  function current(): { kind: TroubleKind; until: Date } | undefined {
    if (trouble !== undefined && trouble.until <= new Date()) trouble = undefined;
    return trouble;
  }

  return {
    begin(kind, seconds) {
      trouble = { kind, until: new Date(Date.now() + seconds * 1000) };
    },
    end() {
      trouble = undefined;
    },
    current,
    refusal(isMethod) {
      const now = current();
      if (now === undefined) return undefined;
      if (now.kind === 'failing')
        return { status: 503, body: { ok: false, error: 'service_unavailable' } };
      if (now.kind === 'archived')
        return isMethod ? { status: 200, body: { ok: false, error: 'is_archived' } } : undefined;
      const seconds = Math.max(1, Math.ceil((now.until.getTime() - Date.now()) / 1000));
      return {
        status: 429,
        body: { ok: false, error: 'ratelimited' },
        headers: { 'retry-after': String(seconds) },
      };
    },
  };
}
