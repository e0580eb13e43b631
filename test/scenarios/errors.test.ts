import { stripVTControlCharacters } from "node:util";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import stagelight from "@stagelight/astro";
import { build } from "astro";
import { expect, it } from "vitest";

const folder = fileURLToPath(new URL("./errors/", import.meta.url));

it.each(readdirSync(folder))("stops the build and says what to do: %s", async (name) => {
  const config = name === "missing-config" ? { config: "stagelight.site.ts" } : {};
  const failure = await build({
    root: `${folder}${name}`,
    configFile: false,
    logLevel: "silent",
    outDir: `${folder}${name}/.tmp`,
    integrations: [stagelight(config)],
  }).then(
    () => undefined,
    (error: Error) => error,
  );
  expect(failure).toBeInstanceOf(Error);
  // Where colours are on, the bundler has some in its messages.
  const message = stripVTControlCharacters(failure!.message).replaceAll(folder, "…/");
  await expect(`${message}\n`).toMatchFileSnapshot(`./errors/${name}/message.txt`);
});
