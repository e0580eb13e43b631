import { readFileSync } from "node:fs";
import { z } from "zod";
import { expect, it } from "vitest";
import type { Destination } from "../destination.ts";
import { EVENTS } from "./ga4/events.ts";
import { ga4 } from "./ga4/ga4.ts";
import { hubspot } from "./hubspot/hubspot.ts";
import { listmonk } from "./listmonk/listmonk.ts";
import { mailchimp } from "./mailchimp/mailchimp.ts";

const README = readFileSync(new URL("../../README.md", import.meta.url), "utf8");

it.each([ga4, hubspot, listmonk, mailchimp].map((each: Destination) => [each.id, each] as const))(
  "the README knows the options and the secrets of %s, and their defaults",
  (id, { options, secrets }) => {
    const [, section = ""] =
      new RegExp(`^## .*\`${id}\`$([^]*?)(?=^## |$(?![^]))`, "m").exec(README) ?? [];
    const { properties = {} } = z.toJSONSchema(options, { io: "input" });
    const rows = [...section.matchAll(/^\| `(\w+)` +\| (`.*?`)? +\|/gm)];
    expect(Object.fromEntries(rows.map(([, option, value]) => [option, value]))).toEqual(
      Object.fromEntries(
        Object.entries(properties).map(([option, schema]) => {
          const { default: value } = schema as { default?: unknown };
          return [option, value === undefined ? undefined : `\`${JSON.stringify(value)}\``];
        }),
      ),
    );
    for (const { variable } of Object.values(secrets)) {
      expect(section).toContain(`\`${id.toUpperCase()}_${variable}\``);
    }
  },
);

it("the README tells what each commerce event is at Google", () => {
  const told = [...README.matchAll(/\| `([A-Z][A-Za-z ]+)` +\| `([a-z_]+)`/g)];
  expect(Object.fromEntries(told.map(([, event, name]) => [event, name]))).toEqual(
    Object.fromEntries(Object.entries(EVENTS).map(([event, { name }]) => [event, name])),
  );
});
