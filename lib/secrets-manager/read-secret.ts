import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';

import type { Environment } from '#lib/environment.ts';

/** What a secret may hold of our configuration. Whatever else is in it is somebody else's. */
const secretNames = [
  'PLAID_CLIENT_ID',
  'PLAID_SECRET',
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_SIGNING_SECRET_PREVIOUS',
  'CODAT_API_KEY',
  'CODAT_WEBHOOK_SECRET',
  'REPORTS_SECRET',
] as const;

const secretShape = z.record(z.string(), z.unknown());

/** Reads it now. @param timeoutMs after which it is given up */
export type ReadSecret = (timeoutMs: number) => Promise<Environment>;

/**
 * One secret of AWS Secrets Manager, a JSON object.
 *
 * @param id its name or ARN
 * @returns reads it; throws in our own words, in which nothing of it can be
 */
export function connectSecret(id: string): ReadSecret {
  const client = new SecretsManagerClient({ maxAttempts: 2 });
  return async (timeoutMs) => {
    const command = new GetSecretValueCommand({ SecretId: id });
    const signal = AbortSignal.timeout(timeoutMs);
    const text = await client.send(command, { abortSignal: signal }).then(
      ({ SecretString }) => SecretString,
      (error: unknown) => {
        throw new Error(`The secret ${id} could not be read: ${reasonOf(error)}`);
      },
    );
    const secret = secretShape.safeParse(jsonIn(text ?? ''));
    if (!secret.success) throw new Error(`The secret ${id} is no JSON object`);
    return Object.fromEntries(
      secretNames.flatMap((name) => {
        const value = secret.data[name];
        return typeof value === 'string' && value !== '' ? [[name, value]] : [];
      }),
    );
  };
}

/** Of AWS's error the name alone, and that only where it is one: its message is theirs, and may hold anything. */
function reasonOf(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  return /^[A-Z][A-Za-z]{1,60}$/.test(name) && name !== 'Error' ? name : 'no answer';
}

/** What `JSON.parse` throws quotes what it could not read. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
