import type { TextObject } from '@slack/types';

import { Mrkdwn } from '#console/page/mrkdwn/mrkdwn.tsx';
import { PlainText } from '#console/page/mrkdwn/plain-text.tsx';

export function TextPart({ text }: { text: TextObject }) {
  return text.type === 'mrkdwn' ? <Mrkdwn text={text.text} /> : <PlainText text={text.text} />;
}
