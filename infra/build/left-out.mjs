/**
 * What no Lambda of ours uses, although it is imported. Who calls a part of it is refused with a sentence. Where a part is
 * asked on every start, and has nothing to say there, a stand-in says so.
 */

/** Packages that Bolt imports for its own servers, one that is types alone, and one that axios has for forms. */
export const packages =
  /^(express|@slack\/socket-mode|@slack\/oauth|@slack\/types|raw-body|path-to-regexp|tsscmp|mime-types)$/;

/** Files in packages. */
export const files = [
  // Bolt's receivers: we have our own. Uploads and streamed messages: we send none.
  '@slack/bolt/dist/receivers/HTTPReceiver.js',
  '@slack/bolt/dist/receivers/SocketModeReceiver.js',
  '@slack/web-api/dist/chat-stream.js',
  '@slack/web-api/dist/file-upload.js',
  // For `AWS_RETRY_MODE=adaptive`.
  '@smithy/core/dist-es/submodules/retry/util-retry/AdaptiveRetryStrategy.js',
  // Where an EC2 instance asks for its region.
  '@smithy/core/dist-es/submodules/config/config-resolver/regionConfig/getInstanceMetadataRegion.js',
  // SHA-256 in JavaScript, for a Node without crypto.
  '@smithy/core/dist-es/submodules/checksum/sha256/Sha256Js.js',
  // What S3 alone asks for.
  '@smithy/core/dist-es/submodules/endpoints/middleware-endpoint/service-customizations/s3.js',
];

/** Files in packages for which one of `stand-ins/` stands. */
export const standIns = {
  '@slack/bolt/dist/index.js': 'bolt.cjs',
  '@aws-sdk/credential-provider-node/dist-es/index.js': 'credentials.mjs',
  '@aws-sdk/core/dist-es/submodules/client/util-endpoints/lib/aws/partitions.js': 'partitions.mjs',
  '@aws-sdk/endpoint-cache/dist-es/EndpointCache.js': 'endpoint-cache.mjs',
  '@smithy/core/dist-es/submodules/config/shared-ini-file-loader/loadSharedConfigFiles.js':
    'config-files.mjs',
  '@smithy/core/dist-es/submodules/event-streams/index.js': 'event-streams.mjs',
};

/** The errors of AWS that code tells apart by their class. All others are of their service's class, with their own name. */
export const errorClasses = ['ConditionalCheckFailedException'];
