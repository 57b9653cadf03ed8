import { createHash } from 'node:crypto';

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
import { Configuration, PlaidApi } from 'plaid';

/** The door for Plaid's webhooks as its guides have it: Plaid's SDK, jose and the DocumentClient, from node_modules. */
const { PLAID_BASE_URL, PLAID_CLIENT_ID, PLAID_SECRET, TABLE_PREFIX } = process.env;

const plaid = new PlaidApi(
  new Configuration({
    basePath: PLAID_BASE_URL,
    baseOptions: { headers: { 'PLAID-CLIENT-ID': PLAID_CLIENT_ID, 'PLAID-SECRET': PLAID_SECRET } },
  }),
);
const database = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const keys = new Map();

export async function handler({ headers, body }) {
  const token = headers['Plaid-Verification'];
  const { kid } = decodeProtectedHeader(token);
  if (!keys.has(kid)) {
    const { data } = await plaid.webhookVerificationKeyGet({ key_id: kid });
    keys.set(kid, await importJWK(data.key, 'ES256'));
  }
  const { payload } = await jwtVerify(token, keys.get(kid), { maxTokenAge: '5 min' });
  const hash = createHash('sha256').update(body).digest('hex');
  if (payload.request_body_sha256 !== hash) return { statusCode: 401 };
  const { item_id, webhook_type, webhook_code } = JSON.parse(body);
  await database.send(
    new PutCommand({
      TableName: `${TABLE_PREFIX}inbox`,
      Item: {
        subject: `item#${item_id}`,
        sk: `${new Date(payload.iat * 1000).toISOString()}#${hash.slice(0, 16)}`,
        source: `${webhook_type}.${webhook_code}`,
      },
      ConditionExpression: 'attribute_not_exists(sk)',
    }),
  );
  return { statusCode: 200, body: '' };
}
