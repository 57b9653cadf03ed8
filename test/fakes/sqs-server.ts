import { createHash } from 'node:crypto';

import { listen, type LocalServer } from '../../infra/local/listen.ts';

/** Queues over SQS's own protocol, on this machine alone. @param queues bodies of messages by the queue's name */
export async function startSqsServer(
  queues: ReadonlyMap<string, string[]>,
): Promise<LocalServer & { shown(): void }> {
  const hidden = new Set<string>();

  /** A receipt is the place of its message for ever: what is removed leaves a gap. */
  function receive(name: string): Record<string, string>[] {
    const bodies = queues.get(name) ?? [];
    const there = bodies.flatMap((body, at) => {
      const receipt = `${name}/${String(at)}`;
      return body === '' || hidden.has(receipt) ? [] : [{ body, receipt }];
    });
    return there.slice(0, 10).map(({ body, receipt }) => {
      hidden.add(receipt);
      return {
        MessageId: receipt,
        ReceiptHandle: receipt,
        Body: body,
        MD5OfBody: createHash('md5').update(body).digest('hex'),
      };
    });
  }

  function remove(receipt: string): void {
    const [name = '', at] = receipt.split('/');
    queues.get(name)?.splice(Number(at), 1, '');
  }

  const server = await listen(0, ({ headers, body }) => {
    const request: { QueueName?: string; QueueUrl?: string; ReceiptHandle?: string } = JSON.parse(
      body.toString('utf8'),
    );
    const name = request.QueueName ?? request.QueueUrl?.split('/').at(-1) ?? '';
    if (!queues.has(name))
      return { status: 400, body: { __type: 'com.amazonaws.sqs#QueueDoesNotExist' } };
    switch (headers['x-amz-target']) {
      case 'AmazonSQS.GetQueueUrl':
        return { status: 200, body: { QueueUrl: `${server.url}/000000000000/${name}` } };
      case 'AmazonSQS.ReceiveMessage':
        return { status: 200, body: { Messages: receive(name) } };
      case 'AmazonSQS.DeleteMessage':
        remove(request.ReceiptHandle ?? '');
        return { status: 200, body: {} };
      default:
        return { status: 400, body: { __type: 'com.amazonaws.sqs#UnsupportedOperation' } };
    }
  });
  return {
    ...server,
    /** The time passes after which messages that were not removed come back. */
    shown() {
      hidden.clear();
    },
  };
}
