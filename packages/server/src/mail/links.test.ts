import { readConfig } from "@stagelight/core/config";
import { expect, it } from "vitest";
import { readSettings } from "../settings/settings.ts";
import { hasPublicOrigin, openLinks } from "./links.ts";

function links(site: object, server: object, environment: object = {}, development = false) {
  const config = readConfig({ site, server });
  const settings = readSettings({ STAGELIGHT_SECRET: "s".repeat(40), ...environment }, config, {
    folder: "/tmp",
    development,
  });
  const made = openLinks(config, settings);
  return {
    made,
    known: hasPublicOrigin(config, settings),
    all: () => [made.site(), made.server("/v1/a", { t: "b c" })],
  };
}

const url = "https://nuri.example/shop";

it.each<[string, object, object, object, string[]]>([
  [
    "the site",
    { url },
    {},
    {},
    ["https://nuri.example/shop/", "https://nuri.example/_stagelight/v1/a?t=b+c"],
  ],
  [
    "a server elsewhere",
    { url },
    { url: "https://events.nuri.example" },
    {},
    ["https://nuri.example/shop/", "https://events.nuri.example/_stagelight/v1/a?t=b+c"],
  ],
  [
    "PUBLIC_URL",
    { url },
    { url: "https://events.nuri.example", basePath: "/s" },
    { PUBLIC_URL: "https://edge.nuri.example/" },
    ["https://nuri.example/shop/", "https://edge.nuri.example/s/v1/a?t=b+c"],
  ],
])("lead to %s", (_, site, server, environment, expected) => {
  const { made, all, known } = links(site, server, environment);
  expect(all()).toEqual(expected);
  expect(known).toBe(true);
  // Where it listens is nobody's business but its proxy's.
  made.listensAt("http://10.0.0.3:8080");
  expect(all()).toEqual(expected);
});

it("lead to where the server listens, in development", () => {
  const { made, all } = links({ url }, {}, { PORT: "4000" }, true);
  expect(all()).toEqual(["http://127.0.0.1:4000/", "http://127.0.0.1:4000/_stagelight/v1/a?t=b+c"]);
  made.listensAt("http://localhost:4321");
  expect(all()[0]).toBe("http://localhost:4321/");
  const told = links({ url }, {}, { PUBLIC_URL: "https://tunnel.example" }, true);
  told.made.listensAt("http://localhost:4321");
  expect(told.all()[0]).toBe("https://tunnel.example/");
});

it("are not known without any address", () => {
  expect(links({}, {}).known).toBe(false);
});
