import type { Context } from 'aws-lambda';

/** By which the log's lines about one invocation of a function are found. */
export interface InvocationIds {
  /** Lambda's: the reference that a person is told when something fails. */
  requestId: string | undefined;
  /** Of the gateway before it, as its access log and the sender's answer have it. */
  apiRequestId?: string | undefined;
}

/** @param event of a door */
export function invocationIds(
  context: Pick<Context, 'awsRequestId'> | undefined,
  event?: { requestContext: { requestId: string } },
): InvocationIds {
  return { requestId: context?.awsRequestId, apiRequestId: event?.requestContext.requestId };
}
