import { randomUUID } from "node:crypto";
import { expect, vi } from "vitest";
import type { Served, ServeOptions } from "./serve.ts";
import { type RunningServer, type ServerFolder, serverFolder } from "./stagelight-server.ts";
import { page as html, servePages } from "./widgets.ts";

/** Somebody of the team, by HTTP alone. */
export interface Agent {
  /** The ids of all conversations, those that changed last first. */
  conversations(): Promise<string[]>;
  reply(conversation: string, text: string): Promise<void>;
  /** Says anything else of a conversation: `typing`, `state`, `read`. */
  tell(conversation: string, what: string, body?: object): Promise<void>;
  /** Whether nobody is there to answer. */
  away(away: boolean): Promise<void>;
  /** What was said in a conversation: authors and texts, in order. */
  said(conversation: string): Promise<string[]>;
}

/** A server with a chat, a site of another origin with plain pages, and somebody who answers. */
export interface ChatDesk {
  readonly folder: ServerFolder;
  readonly server: RunningServer;
  readonly site: Served;
  readonly agent: Agent;
  close(): Promise<void>;
}

/** The script tag of a plain page, and the element with what can be pressed before there is code. */
export const chatTags = (base: string, inside = "Chat with us"): string =>
  `<script type="module" src="${base}/embed.js"></script><stagelight-chat><a href="${base}/chat">${inside}</a></stagelight-chat>`;

/** Starts all of it. */
export async function chatDesk({
  chat = {},
  config = {},
  environment = {},
  pages = (base) => ({ "/": html(`<main><h1>Tea</h1></main>${chatTags(base)}`) }),
  ...options
}: {
  readonly chat?: object;
  /** More of the server's config and environment. */
  readonly config?: Record<string, unknown>;
  readonly environment?: Record<string, string>;
  readonly pages?: (base: string) => Record<string, string>;
  readonly headers?: (base: string) => ServeOptions["headers"];
} = {}): Promise<ChatDesk> {
  // The site has to be known to the server, and its pages have to know the server.
  const shown: Record<string, string> = {};
  const site = await servePages(shown);
  const folder = await serverFolder({
    config: {
      site: { name: "Nuri Tea", url: site.url, locales: ["en", "ko", "zh"] },
      chat,
      ...config,
    },
    environment: { NODE_ENV: "development", ...environment },
  });
  const server = await folder.start();
  await site.close();
  const port = Number(new URL(site.url).port);
  const headers = options.headers?.(server.base);
  const served = await servePages(pages(server.base), { port, ...(headers && { headers }) });
  return {
    folder,
    server,
    site: served,
    agent: await agentOf(server),
    async close() {
      await Promise.all([served.close(), server.end()]);
      await folder.remove();
    },
  };
}

/** Comes in as the first of the team, by the link that the server prints. */
async function agentOf(server: RunningServer): Promise<Agent> {
  const path = `${server.base}/dashboard/api/`;
  const own = { "sec-fetch-site": "same-origin", "content-type": "application/json" };
  const token = await vi.waitFor(() => {
    const [, token] = /#token=([\w.~-]+)/.exec(server.output()) ?? [];
    expect(token).toBeDefined();
    return token;
  });
  const came = await fetch(`${path}accept`, {
    method: "POST",
    headers: own,
    body: JSON.stringify({ token, name: "Jin", email: "jin@nuri.example", password: randomUUID() }),
  });
  expect(came.status).toBe(200);
  const cookie = came.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
  const headers = { ...own, cookie };
  const read = async (of: string) => (await fetch(path + of, { headers })).json() as Promise<never>;
  const post = async (to: string, body: object = {}) => {
    const response = await fetch(path + to, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    expect(response.status, `${to}: ${await response.clone().text()}`).toBeLessThan(300);
  };
  const tell: Agent["tell"] = (id, what, body) => post(`conversations/${id}/${what}`, body);
  return {
    tell,
    away: (away) => post("me", { available: !away }),
    reply: (id, text) => tell(id, "messages", { id: randomUUID(), text }),
    async conversations() {
      const { conversations } = (await read("conversations?state=open")) as {
        conversations: { id: string }[];
      };
      return conversations.map(({ id }) => id);
    },
    async said(id) {
      const { entries } = (await read(`conversations/${id}`)) as {
        entries: { kind: string; author: string; text?: string }[];
      };
      return entries
        .filter(({ kind }) => kind === "message")
        .map(({ author, text }) => `${author}: ${text}`);
    },
  };
}
