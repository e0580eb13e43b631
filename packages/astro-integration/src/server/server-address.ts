import { StagelightError } from "@stagelight/core/config";

/** In the environment: where the site's server listens, for whoever builds pages. */
const VARIABLE = "STAGELIGHT_URL";

/**
 * Where what makes pages finds the site's server; nothing where it is not told. The address of the
 * request says nothing: whoever asks writes it.
 *
 * @param server where browsers find it: an address, or a path of the site
 * @param own origin of the site, where it is known for certain
 * @throws StagelightError `settings-invalid`
 */
export function serverAddress(
  server: string,
  own: string | undefined,
  environment: Readonly<Record<string, string | undefined>> = globalThis.process?.env ?? {},
): string | undefined {
  const told = environment[VARIABLE];
  const path = server.replace(/^[a-z]+:\/\/[^/]*/i, "");
  if (told) {
    const { origin, pathname } = readAddress(told);
    return origin + (pathname === "/" ? path : pathname.replace(/\/$/, ""));
  }
  if (/^https?:/.test(server)) return server;
  return own && own + server;
}

function readAddress(told: string): URL {
  const address = URL.parse(told);
  if (address && /^https?:$/.test(address.protocol) && !address.username) return address;
  throw new StagelightError("settings-invalid", "The environment does not fit.", [
    {
      path: VARIABLE,
      expected: 'the address of the Stagelight server, such as "https://nuri.example/_stagelight"',
      found: JSON.stringify(told),
      help: `Correct ${VARIABLE}, or leave it out: then browsers load reviews.`,
    },
  ]);
}
