import type { ShownMessage } from '#console/contract.ts';

export function Avatar({ from }: { from: ShownMessage['from'] }) {
  return from === 'bot' ? (
    <img className="avatar" src="/console/icon.svg" alt="" width={36} height={36} />
  ) : (
    <span className={`avatar ${from}`} aria-hidden="true">
      {from === 'you' ? 'Y' : 'S'}
    </span>
  );
}
