import { describe, expect, it } from "vitest";
import { readConfig, type StagelightConfig } from "../config.ts";

it("fills in every default", () => {
  expect(readConfig({})).toMatchSnapshot();
});

describe("server", () => {
  const server = (server: StagelightConfig["server"], site?: StagelightConfig["site"]) =>
    readConfig({ server, site }).server;

  it("is none where none is asked for", () => {
    expect(server(undefined)).toBe(false);
    expect(server(false)).toBe(false);
  });

  it("has defaults", () => {
    expect(server({})).toEqual({
      database: "file:.stagelight/stagelight.db",
      basePath: "/_stagelight",
      publishableKey: "pk_stagelight",
      origins: [],
      trustedProxies: [],
      retention: { events: 90 * 86_400, visitors: 400 * 86_400 },
    });
  });

  it("lets the site, a server elsewhere and the origins named send, each told once", () => {
    const origins = ["https://shop.nuri.example", "http://localhost:4321", "https://nuri.example"];
    const url = "https://events.nuri.example";
    expect(server({ url, origins }, { url: "HTTPS://Nuri.example:443/tea/?a#b" })).toMatchObject({
      url,
      origins: ["https://nuri.example", url, "https://shop.nuri.example", "http://localhost:4321"],
    });
    expect(server({}, { url: "http://me@[::1]:8080" })).toMatchObject({
      origins: ["http://[::1]:8080"],
    });
  });

  it("keeps events no longer than visitors", () => {
    expect(server({ retention: { visitors: "30d" } })).toMatchObject({
      retention: { events: 30 * 86_400, visitors: 30 * 86_400 },
    });
  });

  it("takes what fits", () => {
    const config = {
      database: "postgresql://stagelight@db.internal:5432/nuri?sslmode=require",
      basePath: "/shop/_events.v1",
      publishableKey: "pk_nuri-tea",
      trustedProxies: ["127.0.0.1", "10.0.0.0/8", "::1", "fd00::/8"],
    };
    expect(server(config)).toMatchObject(config);
  });
});
