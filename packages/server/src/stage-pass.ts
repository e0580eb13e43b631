import { keyRing, type KeyRing } from "./keys/key-ring.ts";
import { readStageCookie, type StagePass } from "./keys/stage-cookie.ts";
import { type Environment, readSecrets, type SettingsOptions } from "./settings/settings.ts";

export type { StagePass } from "./keys/stage-cookie.ts";

/** What the reader of stage cookies is told. */
export interface StagePassOptions extends SettingsOptions {
  /** The site's address, `site.url` of the config; empty where it has none. */
  readonly site: string;
  /** Default: that of the process, at the time of the first call. */
  readonly environment?: Environment;
}

/**
 * Makes the reader of the signed stage cookie, for what renders pages: it needs `STAGELIGHT_SECRET`
 * and neither a database nor a running server.
 *
 * @returns a function that tells what the `Cookie` header of a request proves. It throws a
 *   StagelightError `settings-invalid` where there is no secret
 */
export function stagePassReader({
  site,
  environment,
  ...options
}: StagePassOptions): (cookies: string | null) => StagePass | undefined {
  let ring: KeyRing | undefined;
  return (cookies) => {
    // Sites are built without secrets: not before somebody asks.
    ring ??= keyRing(readSecrets(environment ?? process.env, options));
    return readStageCookie(ring, site, cookies, Math.floor(Date.now() / 1000));
  };
}
