import { plainText } from './plain-text.ts';

export function printMessage(
  what: string,
  { blocks, text }: { blocks: Parameters<typeof plainText>[0]; text: string },
): void {
  const time = new Date().toTimeString().slice(0, 8);
  const shown = blocks.length === 0 ? text : plainText(blocks);
  const place = what === 'answered' ? 'only you see this' : '#alerts';
  console.log(`\n── ${place} ── ${what} ${time} ──────────────────────\n${shown}`);
}

export function greet(url: string, dir: string): void {
  console.log(`Tartan is ready: ${url}

  See it all:        ${url}   (in a browser)
  Play Plaid:        npm run webhook ITEM.ERROR
                     npm run webhook ITEM.LOGIN_REPAIRED
  Ask the bot:       npm run slash 'error item-login-required'
                     npm run slash status
                     npm run slash 'institution ins_109508'
  The channel:       ${url}/local/messages

The channel is printed here as it changes. State is kept in ${dir}/. Ctrl-C stops everything.`);
}

export function startFailure(error: unknown): string {
  const isInUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  if (isInUse)
    return `Port ${process.env['PORT'] ?? '3000'} is in use: stop what uses it, or set PORT to another one.`;
  return error instanceof Error ? error.message : String(error);
}
