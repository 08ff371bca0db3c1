import { eventId, type EventData, type EventTypeName, type ForgottenEvent, type GanhEvent } from '#libs/contracts';

interface About {
  /** Name of the announcing service, e.g. `ingestion`. */
  service: string;
  /** Id of the aggregate: the record's key. */
  aggregate: string;
  tenant: string;
  version: number;
  /** UTC milliseconds. */
  at: number;
  correlationId: string;
}

const attributes = (type: string, o: About) => ({
  id: eventId(o.aggregate, type, o.version),
  source: `/ganh/${o.service}`,
  type,
  subject: o.aggregate,
  time: new Date(o.at).toISOString(),
  tenantid: o.tenant,
  version: o.version,
  correlationid: o.correlationId,
});

/** An event of the catalogue; its id is the same on every re-send. */
export function makeEvent<T extends EventTypeName>(
  o: About & { type: T; actor?: string; traceparent?: string; data: EventData<T> },
): GanhEvent<T> {
  const event = {
    ...attributes(o.type, o),
    ...(o.actor === undefined ? {} : { actor: o.actor }),
    ...(o.traceparent === undefined ? {} : { traceparent: o.traceparent }),
    data: o.data,
  };
  return event as unknown as GanhEvent<T>;
}

/** The null value that ends a removed aggregate's life on its topic, e.g. type `product.forgotten.v1`. */
export const makeForgotten = (o: About & { type: string }): ForgottenEvent => ({
  ...attributes(o.type, o),
  data: null,
});
