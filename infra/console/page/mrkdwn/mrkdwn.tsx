import { Fragment, memo } from 'react';

import type { Inline, Paragraph } from './inline.ts';
import { InlineParts } from './inline-parts.tsx';
import { parseMrkdwn } from './parse-mrkdwn.ts';

/** A text of mrkdwn as Slack draws it. */
export const Mrkdwn = memo(function Mrkdwn({ text }: { text: string }) {
  return parseMrkdwn(text).map((paragraph, index) => (
    <ParagraphPart key={index} paragraph={paragraph} />
  ));
});

function ParagraphPart({ paragraph }: { paragraph: Paragraph }) {
  switch (paragraph.kind) {
    case 'lines':
      return (
        <div>
          <Lines lines={paragraph.lines} />
        </div>
      );
    case 'quote':
      return (
        <blockquote>
          <Lines lines={paragraph.lines} />
        </blockquote>
      );
    case 'list':
      return (
        <ul>
          {paragraph.items.map((item, index) => (
            <li key={index}>
              <InlineParts parts={item} />
            </li>
          ))}
        </ul>
      );
    case 'pre':
      return <pre>{paragraph.text}</pre>;
  }
}

function Lines({ lines }: { lines: readonly (readonly Inline[])[] }) {
  return lines.map((line, index) => (
    <Fragment key={index}>
      {index > 0 && <br />}
      <InlineParts parts={line} />
    </Fragment>
  ));
}
