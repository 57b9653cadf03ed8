import { describe, expect, it, onTestFinished } from 'vitest';

import { hearFunctionLines } from '../../../infra/local/function-lines.ts';

const line = (level: string, message: string) =>
  `${JSON.stringify({ level, message, timestamp: '2026-11-26T09:00:00.000Z', service: 'inbox' })}\n`;
const metric = (value: number | number[]) =>
  `${JSON.stringify({
    _aws: { Timestamp: 1, CloudWatchMetrics: [{ Metrics: [{ Name: 'webhook.refused' }] }] },
    'webhook.refused': value,
  })}\n`;

describe('the lines of the functions', () => {
  it.each([
    { case: 'a quiet one is kept', text: line('INFO', 'alert decided'), printed: false, kept: 1 },
    {
      case: 'a warning is kept and printed',
      text: line('WARN', 'refused'),
      printed: true,
      kept: 1,
    },
    { case: 'other JSON is printed', text: '{"level":5}\n', printed: true, kept: 0 },
    { case: 'half a line is printed', text: '{"level":"INFO"\n', printed: true, kept: 0 },
    { case: 'what a person reads is printed', text: 'Tartan is ready\n', printed: true, kept: 0 },
    { case: 'bytes are printed', text: Buffer.from('bytes'), printed: true, kept: 0 },
  ])('$case', ({ text, printed, kept }) => {
    const { lines, out } = hear(false);
    process.stdout.write(text);
    expect(out).toEqual(printed ? [text] : []);
    expect(lines.all()).toHaveLength(kept);
  });

  it('are all printed for who wants to read them', () => {
    const { out } = hear(true);
    process.stdout.write(line('INFO', 'alert decided'));
    expect(out).toHaveLength(1);
  });

  it('count what the functions count', () => {
    const { lines, out } = hear(false);
    process.stdout.write(metric(1));
    process.stdout.write(metric([1, 3]));
    expect(lines.count('webhook.refused')).toBe(5);
    expect(lines.count('webhook.kept')).toBe(0);
    expect(out).toEqual([]);
    lines.clear();
    expect(lines.count('webhook.refused')).toBe(0);
  });
});

function hear(isPrinted: boolean) {
  const before = Object.getOwnPropertyDescriptor(process.stdout, 'write');
  const out: unknown[] = [];
  process.stdout.write = (chunk: unknown) => out.push(chunk) > 0;
  const lines = hearFunctionLines(isPrinted);
  onTestFinished(() => {
    lines.close();
    if (before === undefined) Reflect.deleteProperty(process.stdout, 'write');
    else Object.defineProperty(process.stdout, 'write', before);
  });
  return { lines, out };
}
