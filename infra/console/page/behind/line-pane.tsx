import type { ShownMessage } from '#console/contract.ts';
import { SidePane } from '#console/page/frame/side-pane.tsx';
import { Mrkdwn } from '#console/page/mrkdwn/mrkdwn.tsx';
import { useLine } from '#console/page/server/use-line.ts';

import { LineStageCard } from './line-stage-card.tsx';

/** Behind the scenes of a message: the line it took, from what came in to what is shown. */
export function LinePane({ message, onClose }: { message: ShownMessage; onClose: () => void }) {
  const line = useLine(message);
  return (
    <SidePane title="Behind the scenes" onClose={onClose}>
      <div className="behind-of">
        <Mrkdwn text={message.text} />
      </div>
      {line === undefined && <p className="faint">Reading the stored records…</p>}
      {line !== undefined && 'problem' in line && <p className="input-error">{line.problem}</p>}
      {line !== undefined && 'line' in line && (
        <ol className="line" data-testid="line">
          {line.line.stages.map((stage, index) => (
            <LineStageCard key={index} stage={stage} />
          ))}
        </ol>
      )}
    </SidePane>
  );
}
