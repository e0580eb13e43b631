import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { ROUTES } from "./routes.ts";

const README = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const [, section = ""] = /^## What it answers$([^]*?)^## /m.exec(README) ?? [];

/** Paths that clients of other vendors ask for by themselves, and parts of the mailbox's page. */
const UNTOLD = /^\/(sourceConfig|v1\/projects|v1\/m$|mailbox\/)/;

it("the README tells what the server answers, and nothing else", () => {
  const [, ...rows] = section.match(/^\| .*$/gm) ?? [];
  const told = rows.flatMap((row) => {
    const names = [...row.split("|")[1]!.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
    // `v1/track`, `page`: behind the first one the folder goes without saying.
    const folder = names[0]?.startsWith("v1/") ? "v1/" : "";
    return names.map((name) => `/${name.includes("/") ? "" : folder}${name}`);
  });
  const paths = ROUTES.filter(({ dashboard }) => !dashboard)
    .map(({ path }) => path.replace(/:(\w+)/g, "<$1>"))
    .filter((path) => !UNTOLD.test(path));
  // `v1/newsletter/…` tells of all below.
  const tells = (name: string, path: string) =>
    name.endsWith("/…") ? `${path}/`.startsWith(name.slice(0, -1)) : name === path;
  const all = [...told, "/openapi.json"];
  expect(all.filter((name) => !paths.some((path) => tells(name, path)))).toEqual([]);
  expect(paths.filter((path) => !all.some((name) => tells(name, path)))).toEqual([]);
});
