import { answerJson } from "../http/answer-json.ts";
import { RequestProblem } from "../http/problem.ts";
import type { Call } from "../http/route.ts";

/**
 * What Segment's browser client asks for before it sends: where to, and that there is nothing else to
 * load. `GET v1/projects/:key/settings`.
 *
 * @throws RequestProblem `not-found` for another key; `secret-key-in-browser`
 */
export function segmentSettings(call: Call): Response {
  const { publishableKey } = call.services.settings;
  checkKey(call, call.params["key"] ?? "");
  const { host, protocol } = addressOfServer(call);
  return answerJson({
    integrations: {
      "Segment.io": {
        apiKey: publishableKey,
        apiHost: `${host}${call.services.settings.basePath}/v1`,
        protocol: protocol.replace(":", ""),
        addBundledMetadata: false,
      },
    },
    plan: { track: { __default: { enabled: true, integrations: {} } } },
    edgeFunction: {},
    analyticsNextEnabled: true,
    middlewareSettings: {},
    enabledMiddleware: {},
    metrics: { sampleRate: 0 },
    legacyVideoPluginsEnabled: false,
    remotePlugins: [],
  });
}

/**
 * What RudderStack's clients ask for before they send: the source that the key is for, without
 * destinations. `GET sourceConfig`.
 */
export function rudderSourceConfig(call: Call): Response {
  const { publishableKey } = call.services.settings;
  const { origin } = addressOfServer(call);
  return answerJson({
    source: {
      id: "stagelight",
      name: "Stagelight",
      writeKey: publishableKey,
      workspaceId: "stagelight",
      enabled: true,
      config: { statsCollection: { errors: { enabled: false }, metrics: { enabled: false } } },
      connections: [],
      destinations: [],
      dataplanes: {},
      dataPlaneUrl: `${origin}${call.services.settings.basePath}`,
    },
    updatedAt: "2026-01-01T00:00:00.000Z",
    consentManagementMetadata: { providers: [] },
  });
}

/** An address is logged by whoever passes it on: the secret key in it is no longer one. */
function checkKey({ services: { settings, ring } }: Call, key: string): void {
  if (key === settings.publishableKey) return;
  throw new RequestProblem(ring.isSecretKey(key) ? "secret-key-in-browser" : "not-found");
}

/** Where the browser reaches this server: as the config says, or as it just did. */
function addressOfServer({ services: { settings }, url, request }: Call): URL {
  if (settings.url) return new URL(settings.url);
  // Behind a proxy that speaks https for the server, the page knows better.
  const page = request.headers.get("origin");
  const secure = page?.startsWith("https:") || url.protocol === "https:";
  return new URL(`${secure ? "https" : "http"}://${url.host}`);
}
