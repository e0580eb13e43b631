/** A request as bytes, with places where each event gets an id and a visitor of its own. */
export interface RequestTemplate {
  readonly bytes: Buffer;
  readonly places: readonly Place[];
}

/** Where in a request an event has its ids. */
interface Place {
  readonly time: number;
  readonly message: number;
  readonly visitor: number;
}

const VISITORS = 5000;
/** Segment's clients put the time into the ids of messages. */
const TIME = "#".repeat(13);
const MESSAGE = "@".repeat(12);
const VISITOR = "^".repeat(12);

/** A single event, or a batch of them, as the published clients send them. */
export function requestTemplate(base: string, key: string, events: number): RequestTemplate {
  const { host, pathname } = new URL(base);
  const list = Array.from({ length: events }, (_, i) => eventAt(i));
  const body = JSON.stringify(events === 1 ? list[0] : { batch: list });
  const lines = [
    `POST ${pathname}/v1/${events === 1 ? "track" : "batch"} HTTP/1.1`,
    `host: ${host}`,
    "content-type: application/json",
    `authorization: Basic ${Buffer.from(`${key}:`).toString("base64")}`,
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  const bytes = Buffer.from(`${lines.join("\r\n")}\r\n\r\n${body}`);
  const places: Place[] = [];
  for (let at = 0; places.length < events;) {
    const visitor = bytes.indexOf(VISITOR, at);
    const time = bytes.indexOf(TIME, visitor);
    at = bytes.indexOf(MESSAGE, time);
    places.push({ visitor, time, message: at });
  }
  return { bytes, places };
}

/** Writes fresh ids into a request, counted from `first`. */
export function writeIds(bytes: Buffer, places: readonly Place[], first: number): void {
  const now = String(Date.now());
  places.forEach(({ time, message, visitor }, i) => {
    bytes.write(now, time, "latin1");
    bytes.write(digits(first + i), message, "latin1");
    bytes.write(digits((first + i) % VISITORS), visitor, "latin1");
  });
}

function digits(value: number): string {
  return value.toString(16).padStart(MESSAGE.length, "0");
}

function eventAt(i: number): object {
  const page = { path: "/products/sencha/", url: "https://shop.example/products/sencha/" };
  return {
    type: "track",
    event: "Product Viewed",
    anonymousId: `8f14e45f-ceea-867f-ab8e-${VISITOR}`,
    messageId: `ajs-next-${TIME}-${MESSAGE}`,
    timestamp: new Date().toISOString(),
    properties: { product_id: `tea-${i % 40}`, price: 12, currency: "EUR" },
    context: { page, locale: "en", consent: { categoryPreferences: { analytics: true } } },
  };
}
