import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import type { Page } from "playwright-core";
import type { Handler } from "../../../kit/serve.ts";
import { accept, json, sendScript } from "../peer-handlers.ts";
import { widgetHandlers } from "./form-handlers.ts";

const at = "2026-11-23T09:00:00.000Z";

const CONVERSATION = {
  id: "0192f3a4-0000-0000-0000-000000000001",
  state: "open",
  startedAt: at,
  changedAt: at,
  lastSeq: 1,
  visitorRead: 1,
  agentRead: 0,
  person: false,
  email: true,
  verified: false,
};

const ENTRY = {
  conversation: CONVERSATION.id,
  seq: 1,
  position: 1,
  kind: "message",
  author: "visitor",
  text: "Hello",
  at,
};

/** What the pages with one chat each ask for: ours, and the peers'. */
export async function chatHandlers(): Promise<Record<string, Handler>> {
  const deepChat = fileURLToPath(import.meta.resolve("deep-chat"));
  const bundle = await readFile(deepChat.replace("deepChat.js", "deepChat.bundle.js"));
  return {
    ...(await widgetHandlers("/_chat", {
      chat: { team: "Nuri Tea", greeting: "How can we help you?", reply: "minutes", rating: true },
    })),
    "/_chat/v1/chat/availability": json(() => ({ open: true, agents: [{ name: "Mina" }] })),
    "/_chat/v1/chat/conversations": json(() => ({ conversation: CONVERSATION, entries: [ENTRY] })),
    "/_chat/v1/chat/stream": (_request, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write('event: hello\ndata: {"position":1,"resumed":true}\n\n');
    },
    "/deep-chat/deepChat.bundle.js": sendScript(bundle),
    "/deep-chat/answer": accept,
    "/n8n/webhook": json(() => ({ data: [] })),
    "/n8n/*": n8nFile(),
  };
}

/** Files of n8n's chat, as a good host sends them. */
function n8nFile(): Handler {
  const packed = new Map<string, Buffer>();
  return async ({ url = "" }, response) => {
    const name = new URL(url, "http://localhost").pathname.replace("/n8n/", "");
    const dist = new URL(".", import.meta.resolve("@n8n/chat"));
    if (!packed.has(name))
      packed.set(name, brotliCompressSync(await readFile(new URL(name, dist))));
    response.setHeader("content-type", extname(name) === ".css" ? "text/css" : "text/javascript");
    response.setHeader("content-encoding", "br");
    response.end(packed.get(name));
  };
}

/** Somebody opens our chat. */
export async function openChat(page: Page): Promise<void> {
  await page.getByText("Chat with us").click();
  await page.getByText("We usually answer within minutes.").waitFor();
}

/** Somebody opens it, and says something: what that takes comes when it is needed. */
export async function talk(page: Page): Promise<void> {
  await openChat(page);
  await page.getByLabel("Your message").fill("Hello");
  await page.keyboard.press("Enter");
  await page.getByText("Sent", { exact: true }).waitFor();
}

/** Somebody opens n8n's chat; the other peer stands open in its page. */
export async function openN8n(page: Page): Promise<void> {
  await page.locator(".chat-window-toggle").click();
  await page.locator(".chat-window textarea").waitFor();
}

/** The other peer is there once something can be written. */
export async function awaitDeepChat(page: Page): Promise<void> {
  await page.locator("deep-chat #text-input").waitFor();
}
