/**
 * Newsletter services whose own forms can be posted to, as their documentation describes them in 2026. Real
 * HTTP servers; their pages say what they do, in few words.
 *
 * Mailchimp: the embedded form that it gives out, with its trap `b_<u>_<id>`.
 * Kit: the embedded form that it gives out; what its own script is answered, Kit does not describe.
 * Buttondown: https://docs.buttondown.com/building-your-subscriber-base
 * listmonk 6.2: https://listmonk.app/docs/apis/subscribers/#post-apipublicsubscription
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** Something that has arrived. */
export interface Arrived {
  readonly path: string;
  readonly type: string;
  /** Fields of a form in their order, or JSON. */
  readonly sent: unknown;
}

export interface NewsletterService {
  /** Without a slash at the end. */
  readonly url: string;
  readonly arrived: Arrived[];
  /** What the next answers are instead of the service's own: a status, or no answer that can be read. */
  readonly troubles: (number | "unreadable")[];
  close(): Promise<void>;
}

type Rules = (asked: Arrived & { readonly json: boolean; readonly fields: URLSearchParams }) => {
  readonly status: number;
  readonly page?: string;
  readonly json?: unknown;
};

export const startMailchimpForm = () =>
  start(({ fields }) => {
    if ([...fields].some(([name, value]) => name.startsWith("b_") && value !== "")) {
      return { status: 200, page: "We don't take this" };
    }
    if (fields.get("EMAIL")?.includes("fake")) {
      return { status: 200, page: "This email address looks fake or invalid" };
    }
    return { status: 200, page: "Almost finished: please confirm" };
  });

export const startKitForm = () =>
  start(({ json, fields }) => {
    const email = fields.get("email_address") ?? "";
    if (!json) return { status: 200, page: "Success! Now check your email" };
    if (email.includes("fake")) {
      return { status: 200, json: { status: "failed", errors: { messages: ["is invalid"] } } };
    }
    const status = email.includes("robot") ? "quarantined" : "success";
    return { status: 200, json: { status, url: "https://app.kit.com/guard" } };
  }, "*");

/** Does not let scripts read anything. */
export const startButtondownForm = () =>
  start(() => ({ status: 200, page: "Please click the link that we sent you" }));

/** @param trusted the origin that its settings trust, if any */
export const startListmonkForm = (trusted?: string) =>
  start(({ path, sent, fields }) => {
    if (path === "/subscription/form") {
      if (fields.get("nonce")) return { status: 502, page: "Not available" };
      if (!fields.has("l")) return { status: 400, page: "No lists were selected" };
      return { status: 200, page: "Subscribed successfully" };
    }
    const { email = "", list_uuids: lists = [] } = sent as {
      email?: string;
      list_uuids?: string[];
    };
    if (lists.length === 0 || email.includes("fake")) {
      return { status: 400, json: { message: "Invalid email." } };
    }
    return { status: 200, json: { data: { has_optin: true } } };
  }, trusted);

/** @param readers the origin whose scripts may read answers */
async function start(rules: Rules, readers?: string): Promise<NewsletterService> {
  const arrived: Arrived[] = [];
  const troubles: NewsletterService["troubles"] = [];
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const trouble = request.method === "POST" ? troubles.shift() : undefined;
    if (readers && trouble !== "unreadable") {
      response.setHeader("access-control-allow-origin", readers);
      response.setHeader("access-control-allow-headers", "content-type");
    }
    if (request.method === "OPTIONS") return void response.writeHead(readers ? 204 : 405).end();
    if (request.method !== "POST") return void response.writeHead(404).end();
    const asked = await read(request);
    arrived.push({ path: asked.path, type: asked.type, sent: asked.sent });
    const { status, page, json } =
      typeof trouble === "number" ? { status: trouble, page: "Trouble" } : rules(asked);
    const type = json ? "application/json" : "text/html; charset=utf-8";
    response.writeHead(status, { "content-type": type });
    response.end(json ? JSON.stringify(json) : `<title>Service</title><h1>${page}</h1>`);
  };
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived,
    troubles,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function read(request: IncomingMessage): Promise<Parameters<Rules>[0]> {
  const body = await text(request);
  const type = request.headers["content-type"]?.split(";")[0] ?? "";
  const fields = new URLSearchParams(type.includes("json") ? "" : body);
  return {
    path: request.url ?? "",
    type,
    sent: type.includes("json") ? JSON.parse(body) : [...fields],
    json: request.headers.accept === "application/json",
    fields,
  };
}
