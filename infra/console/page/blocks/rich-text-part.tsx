import type { RichTextBlock, RichTextBlockElement, RichTextElement } from '@slack/types';

import { emojiSign } from '#console/page/mrkdwn/emoji.ts';
import { SlackDate } from '#console/page/mrkdwn/slack-date.tsx';

import { CopyButton } from './copy-button.tsx';

export function RichTextPart({ block }: { block: RichTextBlock }) {
  return block.elements.map((element, index) => <RichElement key={index} element={element} />);
}

function RichElement({ element }: { element: RichTextBlockElement }) {
  switch (element.type) {
    case 'rich_text_section':
      return (
        <div className="block-section preserved">
          <RichPieces pieces={element.elements} />
        </div>
      );
    case 'rich_text_quote':
      return (
        <blockquote className="preserved">
          <RichPieces pieces={element.elements} />
        </blockquote>
      );
    case 'rich_text_preformatted': {
      const text = element.elements.map((piece) => piece.text ?? '').join('');
      return (
        <div className="preformatted">
          <pre tabIndex={0}>{text}</pre>
          <CopyButton text={text} />
        </div>
      );
    }
    case 'rich_text_list': {
      const List = element.style === 'ordered' ? 'ol' : 'ul';
      return (
        <List>
          {element.elements.map((item, index) => (
            <li key={index}>
              <RichPieces pieces={item.elements} />
            </li>
          ))}
        </List>
      );
    }
  }
}

function RichPieces({ pieces }: { pieces: readonly RichTextElement[] }) {
  return pieces.map((piece, index) => <RichPiece key={index} piece={piece} />);
}

function RichPiece({ piece }: { piece: RichTextElement }) {
  switch (piece.type) {
    case 'text': {
      const { bold, italic, strike, code } = piece.style ?? {};
      const plain = code === true ? <code>{piece.text}</code> : piece.text;
      const struck = strike === true ? <s>{plain}</s> : plain;
      const slanted = italic === true ? <em>{struck}</em> : struck;
      return bold === true ? <strong>{slanted}</strong> : slanted;
    }
    case 'link':
      return (
        <a href={piece.url} target="_blank" rel="noreferrer">
          {piece.text ?? piece.url}
        </a>
      );
    case 'emoji':
      return emojiSign(piece.name) ?? `:${piece.name}:`;
    case 'date':
      return <SlackDate seconds={piece.timestamp} form={piece.format} />;
    case 'user':
      return <span className="mention">@{piece.user_id}</span>;
    case 'channel':
      return <span className="mention">#{piece.channel_id}</span>;
    case 'broadcast':
      return <span className="mention">@{piece.range}</span>;
    default:
      return <span className="faint">({piece.type})</span>;
  }
}
