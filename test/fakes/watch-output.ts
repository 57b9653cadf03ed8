import { onTestFinished, vi } from 'vitest';

/** All that any part prints, until the test ends. */
export function watchOutput(): () => string {
  const printed: string[] = [];
  const spies = [
    ...(['debug', 'info', 'log', 'warn', 'error'] as const).map((level) =>
      vi.spyOn(console, level).mockImplementation((...parts) => {
        printed.push(parts.map(String).join(' '));
      }),
    ),
    ...[process.stdout, process.stderr].map((stream) =>
      vi.spyOn(stream, 'write').mockImplementation((chunk) => {
        printed.push(String(chunk));
        return true;
      }),
    ),
  ];
  onTestFinished(() => {
    for (const spy of spies) spy.mockRestore();
  });
  return () => printed.join('\n');
}
