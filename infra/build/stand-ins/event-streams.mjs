/** Lambda's client can stream answers, and is made ready for it: we ask for none. */
export const resolveEventStreamSerdeConfig = (config) => config;

export function eventStreamSerdeProvider() {
  throw new Error('event streams are left out of the bundle');
}

export class EventStreamSerde {
  constructor() {
    eventStreamSerdeProvider();
  }
}
