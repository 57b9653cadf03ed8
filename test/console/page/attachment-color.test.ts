import { expect, it } from 'vitest';

import { attachmentColor } from '#console/page/channel/attachment-color.ts';

it.each([
  { given: 'good', color: '#2eb886' },
  { given: 'danger', color: '#a30200' },
  { given: '#36a64f', color: '#36a64f' },
  { given: '36A64F', color: '#36A64F' },
  { given: 'url(https://elsewhere)', color: '#dddddd' },
  { given: undefined, color: '#dddddd' },
])('an attachment with the colour $given has a bar of $color', ({ given, color }) => {
  expect(attachmentColor(given)).toBe(color);
});
