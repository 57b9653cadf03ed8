import { createHash, createHmac, createPublicKey, timingSafeEqual, verify } from 'node:crypto';
import { Agent, request } from 'node:https';

/** The door for Plaid's webhooks without any package: the least that verifying and keeping can cost. */
const { PLAID_BASE_URL, AWS_ENDPOINT_URL_DYNAMODB, AWS_REGION, TABLE_PREFIX } = process.env;
const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = process.env;
const { PLAID_CLIENT_ID: client_id, PLAID_SECRET: secret } = process.env;

const agent = new Agent({ keepAlive: true });
const keys = new Map();

export async function handler({ headers, body }) {
  const token = headers['Plaid-Verification'];
  const [head, claims, signature] = token.split('.');
  const { kid } = JSON.parse(Buffer.from(head, 'base64url'));
  const key = keys.get(kid) ?? (await fetchKey(kid));
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  const { iat, request_body_sha256 } = JSON.parse(Buffer.from(claims, 'base64url'));
  const hash = createHash('sha256').update(body).digest();
  const isWhole = timingSafeEqual(hash, Buffer.from(request_body_sha256, 'hex'));
  if (!isSigned || !isWhole || Date.now() / 1000 - iat > 300) return { statusCode: 401 };
  const { item_id, webhook_type, webhook_code } = JSON.parse(body);
  await dynamodb('PutItem', {
    TableName: `${TABLE_PREFIX}inbox`,
    Item: {
      subject: { S: `item#${item_id}` },
      sk: { S: `${new Date(iat * 1000).toISOString()}#${hash.toString('hex').slice(0, 16)}` },
      source: { S: `${webhook_type}.${webhook_code}` },
    },
    ConditionExpression: 'attribute_not_exists(sk)',
  });
  return { statusCode: 200, body: '' };
}

async function fetchKey(kid) {
  const url = new URL(`${PLAID_BASE_URL}/webhook_verification_key/get`);
  const answer = await post(url, {}, JSON.stringify({ client_id, secret, key_id: kid }));
  const key = createPublicKey({ key: JSON.parse(answer).key, format: 'jwk' });
  keys.set(kid, key);
  return key;
}

function dynamodb(operation, input) {
  const url = new URL(AWS_ENDPOINT_URL_DYNAMODB);
  const body = JSON.stringify(input);
  const date = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    host: url.host,
    'x-amz-date': date,
    'x-amz-target': `DynamoDB_20120810.${operation}`,
  };
  const names = Object.keys(headers).join(';');
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
  const canonical = ['POST', '/', '', lines.join(''), names, sha256(body)].join('\n');
  const scope = `${date.slice(0, 8)}/${AWS_REGION}/dynamodb/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n');
  const key = scope.split('/').reduce(hmac, `AWS4${AWS_SECRET_ACCESS_KEY}`);
  const authorization = `AWS4-HMAC-SHA256 Credential=${AWS_ACCESS_KEY_ID}/${scope}, SignedHeaders=${names}, Signature=${hmac(key, toSign).toString('hex')}`;
  return post(url, { ...headers, authorization }, body);
}

function post(url, headers, body) {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if (answer.statusCode === 200) resolve(text);
        else reject(new Error(text));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

function sha256(text) {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key, text) {
  return createHmac('sha256', key).update(text).digest();
}
