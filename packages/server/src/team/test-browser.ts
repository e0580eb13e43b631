import type { StagelightServer } from "../http/server.ts";
import { BASE } from "../http/test-server.ts";

/** What the server has answered. */
export interface Answered {
  readonly status: number;
  /** Of a problem. */
  readonly code: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A browser that has the dashboard open. */
export interface TestBrowser {
  get(path: string): Promise<Answered>;
  post(path: string, body?: object): Promise<Answered>;
  /** Its cookies, as it sends them along. */
  cookies(): string;
  /** Comes from another place from now on. */
  moveTo(address: string): void;
}

/**
 * For tests: a browser that has the dashboard open, and keeps cookies.
 *
 * @param cookies those that it has already, as it sends them along
 */
export function testBrowser(
  { fetch }: Pick<StagelightServer, "fetch">,
  { address = "192.0.2.1", cookies = "" } = {},
): TestBrowser {
  const jar = new Map(
    cookies.split("; ").flatMap((each) => {
      const [name = "", value = ""] = each.split("=");
      return name === "" ? [] : [[name, value] as const];
    }),
  );
  let from = address;
  const sent = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const call = async (method: string, path: string, body?: object): Promise<Answered> => {
    const request = new Request(`${BASE}/dashboard/api/${path}`, {
      method,
      headers: {
        "sec-fetch-site": "same-origin",
        cookie: sent(),
        "user-agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/150.0.0.0 Safari/537.36",
        ...(body && { "content-type": "application/json" }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const response = await fetch(request, { address: from });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = "", rest = ""] = /^([^=]+)=([^;]*)(.*)$/.exec(cookie) ?? [];
      if (/Max-Age=0\b/.test(rest)) jar.delete(name);
      else jar.set(name, value);
    }
    const text = await response.text();
    const json = text.startsWith("{") ? (JSON.parse(text) as Record<string, unknown>) : { text };
    const code = response.status >= 400 ? (json.code as string) : undefined;
    return { status: response.status, code, body: json };
  };
  return {
    get: (path) => call("GET", path),
    post: (path, body = {}) => call("POST", path, body),
    cookies: sent,
    moveTo: (place) => void (from = place),
  };
}
