import type { ReadConfig } from "@stagelight/core/config";
import type { Settings } from "../settings/settings.ts";

/**
 * Absolute addresses, for what is read outside of the site. They come from settings and config alone:
 * what a request says of its host is anybody's word.
 */
export interface Links {
  /** The site's first page. */
  site(): string;
  /** A path of the server's, such as `/v1/unsubscribe`, with its base path. */
  server(path: string, query?: Readonly<Record<string, string>>): string;
  /**
   * Tells where the server listens. In development links lead there, since `site.url` is where the site
   * is going to be; `PUBLIC_URL` goes before. Elsewhere it changes nothing.
   *
   * @param origin such as `http://127.0.0.1:8080`
   */
  listensAt(origin: string): void;
}

/** The links of a site. */
export function openLinks({ site }: Pick<ReadConfig, "site">, settings: Settings): Links {
  const { publicUrl, url, basePath, development, host, port } = settings;
  let here = development ? `http://${host.includes(":") ? `[${host}]` : host}:${port}` : undefined;
  const origin = (): string => publicUrl ?? here ?? url ?? originOf(site.url) ?? "";
  return {
    site: () => (development || !site.url ? `${origin()}/` : withSlash(site.url)),
    server(path, query = {}) {
      const search = new URLSearchParams(query).toString();
      return `${origin()}${basePath}${path}${search && `?${search}`}`;
    },
    listensAt(heard) {
      if (development) here = heard;
    },
  };
}

/** Whether it is known where the site's server is reached. */
export function hasPublicOrigin(
  { site }: Pick<ReadConfig, "site">,
  { publicUrl, url, development }: Settings,
): boolean {
  return (publicUrl ?? url ?? site.url) !== undefined || development;
}

function originOf(address: string | undefined): string | undefined {
  return address === undefined ? undefined : new URL(address).origin;
}

function withSlash(address: string): string {
  return address.endsWith("/") ? address : `${address}/`;
}
