import type { Inline } from './inline.ts';
import { SlackDate } from './slack-date.tsx';

/** The pieces of a line of mrkdwn. */
export function InlineParts({ parts }: { parts: readonly Inline[] }) {
  return parts.map((part, index) => <InlinePart key={index} part={part} />);
}

function InlinePart({ part }: { part: Inline }) {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'bold':
      return (
        <strong>
          <InlineParts parts={part.parts} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <InlineParts parts={part.parts} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <InlineParts parts={part.parts} />
        </s>
      );
    case 'code':
      return <code>{part.text}</code>;
    case 'emoji':
      return (
        <span role="img" aria-label={part.name.replaceAll('_', ' ')} className="emoji">
          {part.sign}
        </span>
      );
    case 'link':
      return (
        <a href={part.url} target="_blank" rel="noreferrer">
          {part.label}
        </a>
      );
    case 'user':
    case 'mention':
      return <span className="mention">@{part.name}</span>;
    case 'channel':
      return <span className="mention">#{part.name}</span>;
    case 'date':
      return <SlackDate seconds={part.seconds} form={part.form} />;
  }
}
