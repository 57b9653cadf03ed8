/** Which regions are whose: asked by the SDK's rules for endpoints, for which another stands. */
export const partitionsInfo = { version: '1.1', partitions: [] };
