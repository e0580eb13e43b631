import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** What a module loads before it does anything, by way of others of ours. */
function loaded(module: URL, seen = new Set<string>()): Set<string> {
  const text = readFileSync(module, "utf8");
  for (const [, name = ""] of text.matchAll(
    /^(?:import|export) (?!type )[^;]*?from "([^"]+)";/gm,
  )) {
    const path = name.startsWith(".") ? new URL(name, module) : undefined;
    if (seen.has(path?.href ?? name)) continue;
    seen.add(path?.href ?? name);
    if (path) loaded(path, seen);
  }
  return seen;
}

it("loads no command before it is typed: help comes at once", () => {
  const all = [...loaded(new URL("main.ts", import.meta.url))];
  const packages = all.filter((name) => !name.startsWith("file:") && !name.startsWith("node:"));
  expect(packages).toEqual(["fast-string-width"]);
  expect(all.length).toBeGreaterThan(5);
});

it("loads nothing for a server to listen that is needed later, or not by everybody", () => {
  const all = new Set<string>();
  for (const start of ["../http/server.ts", "../http/serve.ts", "../store/thread/thread.ts"]) {
    loaded(new URL(start, import.meta.url), all);
  }
  expect(all).toContain("kysely");
  const later = [
    "file-type",
    "jose",
    "nodemailer",
    "pg",
    "postal-mime",
    "send",
    "undici",
    "web-push",
  ];
  expect(later.filter((name) => all.has(name))).toEqual([]);
});
