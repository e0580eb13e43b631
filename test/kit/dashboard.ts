import { randomBytes, randomUUID } from "node:crypto";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { type RunningServer, type ServerFolder, serverFolder } from "./stagelight-server.ts";

/** A server whose dashboard is used as people use it. */
export interface OpenDashboard {
  /** Address of the dashboard, with a slash at its end. */
  readonly url: string;
  /** Where its server is started. */
  readonly folder: ServerFolder;
  /** A link by which an owner comes in, as `stagelight admin create` prints it. */
  ownerLink(): string;
  /** A visitor of the site, in no browser. */
  visitor(name?: string): ChatVisitor;
  /** Ends the server, and starts another one at the same address. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Password of everybody in these tests. */
export const PASSWORD = "seventeen wet umbrellas";

/** Opens a dashboard with nobody in its team. */
export async function openDashboard(
  port: number,
  config: Record<string, unknown> = {},
  more: Record<string, string> = {},
): Promise<OpenDashboard> {
  const origin = `http://localhost:${port}`;
  const folder = await serverFolder({
    config: {
      site: { name: "Nuri Tea", url: origin, locales: ["en", "ko", "zh"] },
      chat: {},
      ...config,
    },
    environment: { PORT: `${port}`, HOST: "localhost", NODE_ENV: "production", ...more },
  });
  let server: RunningServer = await folder.start();
  const base = `${origin}/_stagelight`;
  return {
    url: `${base}/dashboard/`,
    folder,
    ownerLink: () => /http\S+accept#token=\S+/.exec(folder.command("admin", "create"))![0],
    visitor: (name) => new ChatVisitor(`${base}/v1/chat`, origin, name),
    async restart() {
      await server.end();
      server = await folder.start();
    },
    async close() {
      await server.end();
      await folder.remove();
    },
  };
}

/** A page in a browser of its own; what its policy refuses, and what breaks in it, is an error of the test. */
export async function dashboardPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ readonly page: Page; readonly wrong: readonly string[] }> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    ...options,
  });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on("pageerror", ({ message }) => wrong.push(message));
  page.on("console", (message) => {
    // Browsers tell every answer that is no success, also those that are meant.
    const refused = /Failed to load resource/.test(message.text());
    if (message.type() === "error" && !refused) wrong.push(message.text());
  });
  return { page, wrong };
}

/** Takes an invitation, and waits until the inbox is there. */
export async function comeIn(
  page: Page,
  link: string,
  name: string,
  email?: string,
): Promise<void> {
  await page.goto(link);
  const field = page.getByLabel("Email");
  await field.waitFor();
  if (email) await field.fill(email);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("New password").fill(PASSWORD);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Inbox" }).waitFor();
}

/** Somebody who chats, as the widget does it. */
export class ChatVisitor {
  readonly #base: string;
  readonly #headers: Record<string, string>;
  readonly #name: string | undefined;
  /** Id of the conversation, once there is one. */
  conversation = "";

  constructor(base: string, origin: string, name?: string) {
    this.#base = base;
    this.#name = name;
    this.#headers = {
      "content-type": "application/json",
      origin,
      authorization: `Bearer ${randomBytes(32).toString("base64url")}`,
    };
  }

  async #call<T>(path: string, body?: object): Promise<T> {
    const response = await fetch(`${this.#base}/${path}`, {
      method: body ? "POST" : "GET",
      headers: this.#headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer as T;
  }

  /** Writes: the first message begins the conversation. */
  async write(text: string, more: object = {}): Promise<void> {
    const id = randomUUID();
    if (this.conversation) {
      await this.#call(`conversations/${this.conversation}/messages`, { id, text });
      return;
    }
    const begun = await this.#call<{ conversation: { id: string } }>("conversations", {
      id,
      text,
      ...(this.#name && { name: this.#name }),
      ...more,
    });
    this.conversation = begun.conversation.id;
  }

  /** Types for a moment. */
  async type(): Promise<void> {
    await this.#call(`conversations/${this.conversation}/typing`, {});
  }

  /** Has read all there is. */
  async read(): Promise<void> {
    const { conversation } = await this.#seen();
    await this.#call(`conversations/${this.conversation}/read`, { seq: conversation.lastSeq });
  }

  /** What the visitor has been told, by whom: `agent: Hello`. */
  async told(): Promise<string[]> {
    const { entries } = await this.#seen();
    return entries.flatMap(({ author, text }) => (text ? `${author}: ${text}` : []));
  }

  #seen() {
    return this.#call<{
      conversation: { lastSeq: number };
      entries: { author: string; text?: string }[];
    }>(`conversations/${this.conversation}`);
  }
}
