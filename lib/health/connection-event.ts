import type { Connection } from './connection.ts';
import type { ItemEvent } from './item-event.ts';

type Came = Pick<ItemEvent, 'at' | 'receivedAt' | 'bodyHash' | 'source'>;

/**
 * What a connection's state means for its health. The state decides, not the name of the webhook: `connection.disconnected`
 * is sent for two of them.
 *
 * @param isGone the connection is not there any more, whatever state it says
 */
export function connectionEvent(
  connection: Connection,
  company: { companyId: string; name?: string | undefined },
  came: Came,
  isGone = false,
): ItemEvent {
  const { connectionId, isPlaid } = connection;
  const platform = connection.platform.replaceAll('#', '');
  const status = isGone ? 'Deleted' : connection.status;
  const about = {
    ...came,
    itemId: connectionId,
    ids: {
      connectionId,
      companyId: company.companyId,
      // The place of its incidents: what goes wrong at one platform is one.
      institution_id: `codat ${platform}`,
      institution_name: `${platform} through Codat`,
    },
    connection: {
      companyId: company.companyId,
      companyName: company.name,
      platform,
      isPlaid,
      status,
    },
  };
  const type = 'CODAT';
  const message = connection.errors.find(({ isActive }) => isActive)?.message;
  switch (status) {
    case 'Linked':
    case 'Deleted':
      return { ...about, kind: 'repaired' };
    case 'Deauthorized':
      return { ...about, kind: 'failed', error: { code: 'DEAUTHORIZED', type, message } };
    case 'Unlinked':
      return { ...about, kind: 'failed', error: { code: 'UNLINKED', type, message } };
    default:
      // Not linked yet, or a state that is new: kept, and nobody is alarmed.
      return { ...about, kind: 'noted', what: status };
  }
}
