import { readFileSync } from "node:fs";
import { destinations, sources } from "@stagelight/connectors";
import { expect, it } from "vitest";
import { ENVIRONMENT } from "./settings.ts";

const README = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const [, section = ""] = /^## Settings of the server$([^]*?)^## /m.exec(README) ?? [];

it("the README tells every variable of the environment", () => {
  for (const name of ENVIRONMENT) expect(section).toMatch(new RegExp(`^\\|.*\`${name}\``, "m"));
});

it.each([...destinations, ...sources].map(({ id, secrets }) => [id, secrets] as const))(
  "the README tells the secrets of %s",
  (id, secrets) => {
    for (const { variable } of Object.values(secrets)) {
      const name = `${id}_${variable}`.toUpperCase();
      expect(section).toMatch(new RegExp(`^\\| \`${id}\` .*\`${name}\``, "m"));
    }
  },
);
