import type { Duration } from "../time/duration.ts";
import { seconds } from "../time/duration.ts";

/** The `server` key of the config, where it is not `false`. */
export interface ServerConfig {
  /**
   * Where events and profiles are kept: a SQLite file by its path from the config's folder, or a
   * PostgreSQL database. `DATABASE_URL` in the environment goes first, and is the place for a
   * password. Default: `"file:.stagelight/stagelight.db"`. `"postgres://db.internal/stagelight"`.
   */
  readonly database?: string;
  /** The path below which the server answers. Default: `"/_stagelight"`. */
  readonly basePath?: string;
  /**
   * The server's scheme and host, where it stands elsewhere than the pages, for example when those
   * lie on a CDN. Default: where the page is. `"https://events.nuri.example"`.
   */
  readonly url?: string;
  /**
   * The key that pages send along; public, and good for hints only. Default: `"pk_stagelight"`.
   * `"pk_nuri-tea"`.
   */
  readonly publishableKey?: string;
  /**
   * Other origins whose pages may send events; those of `site.url` and of `url` always may.
   * Default: none. `["https://shop.nuri.example"]`.
   */
  readonly origins?: readonly string[];
  /**
   * Proxies that are believed when they name a visitor's address, by address or range. Default:
   * none. `["127.0.0.1", "10.0.0.0/8"]`.
   */
  readonly trustedProxies?: readonly string[];
  /** How long what was received is kept. */
  readonly retention?: {
    /** Events as they came in; never longer than visitors. Default: `"90d"`. */
    readonly events?: Duration;
    /** Visitors and profiles since they were last seen. Default: `"400d"`. */
    readonly visitors?: Duration;
  };
}

/** A {@link ServerConfig} with every default filled in. */
export interface ReadServer {
  readonly database: string;
  readonly basePath: string;
  /** Origin of a server that stands elsewhere than the pages. */
  readonly url?: string;
  readonly publishableKey: string;
  /** Origins that may send beside the server's own address: `site.url`'s, `url`, `origins`. */
  readonly origins: readonly string[];
  readonly trustedProxies: readonly string[];
  /** In seconds. */
  readonly retention: { readonly events: number; readonly visitors: number };
}

/** Fills in the defaults. */
export function readServer(
  config: false | ServerConfig | undefined = false,
  siteUrl?: string,
): false | ReadServer {
  if (!config) return false;
  const { url, retention = {} } = config;
  const visitors = seconds(retention.visitors ?? "400d")!;
  const known = [siteUrl && originOf(siteUrl), url, ...(config.origins ?? [])];
  return {
    database: config.database ?? "file:.stagelight/stagelight.db",
    basePath: config.basePath ?? "/_stagelight",
    ...(url && { url }),
    publishableKey: config.publishableKey ?? "pk_stagelight",
    origins: [...new Set(known.flatMap((origin) => origin || []))],
    trustedProxies: config.trustedProxies ?? [],
    retention: { events: Math.min(seconds(retention.events ?? "90d")!, visitors), visitors },
  };
}

/** Origin of an http(s) address, as browsers write it. */
function originOf(url: string): string {
  const [, scheme, host] = /^(https?):\/\/(?:[^/?#]*@)?([^/?#]*)/i.exec(url)!;
  const standard = scheme!.toLowerCase() === "https" ? /:443$/ : /:80$/;
  return `${scheme}://${host!.replace(standard, "")}`.toLowerCase();
}
