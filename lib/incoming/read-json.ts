import { holdsSecret, maskSecrets } from '#lib/secrets/mask-secrets.ts';

/**
 * Secrets are masked while the text is read, so that no field can be kept with one.
 *
 * @returns undefined for what is not JSON in UTF-8
 */
export function readJson(bytes: Uint8Array): unknown {
  const masked = (_name: string, value: unknown) =>
    typeof value === 'string' ? maskSecrets(value) : value;
  try {
    const json = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // Masking each field costs as much as the rest: most webhooks hold no secret, and no escape that could hide one.
    return json.includes('\\') || holdsSecret(json) ? JSON.parse(json, masked) : JSON.parse(json);
  } catch {
    return undefined;
  }
}

export function isDeeperThan(value: unknown, levels: number): boolean {
  let layer: unknown[] = [value];
  for (let level = 0; level <= levels; level += 1) {
    layer = layer.flatMap(partsOf);
    if (layer.length === 0) return false;
  }
  return true;
}

function partsOf(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}
