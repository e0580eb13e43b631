import { readdirSync, readFileSync } from "node:fs";
import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type ReadConfig, widgetSettings } from "@stagelight/core/config";

/** Where a site without a server has what a server would answer with, below the site's base. */
const FOLDER = "/_stagelight";

/** Where the widgets of a site find their server, or what stands for it; without a slash at the end. */
export function widgetServer({ server }: ReadConfig, base: string): string {
  if (server) return (server.url ?? "") + server.basePath;
  return base.replace(/\/$/, "") + FOLDER;
}

/** Folder of the widgets' built files. */
const built = new URL(".", import.meta.resolve("@stagelight/widgets/embed"));

/** What `embed/site.js` says. */
function siteModule(config: ReadConfig): string {
  return `export default ${JSON.stringify(widgetSettings(config))};`;
}

/** Puts the files of `<script type="module" src="…/embed.js">` into a built site. */
export async function writeEmbed(config: ReadConfig, site: URL): Promise<void> {
  const folder = fileURLToPath(new URL(`.${FOLDER}/`, site));
  await mkdir(folder, { recursive: true });
  for (const name of ["embed.js", "embed"]) {
    await cp(fileURLToPath(new URL(name, built)), join(folder, name), { recursive: true });
  }
  await writeFile(join(folder, "embed/site.js"), siteModule(config));
}

/**
 * One of these files, for `astro dev`; nothing for any other path.
 *
 * @param path behind {@link widgetServer}, such as `/embed.js`
 */
export function readEmbed(config: ReadConfig, path: string): string | undefined {
  if (path === "/embed/site.js") return siteModule(config);
  const names = readdirSync(new URL("embed/", built)).map((name) => `/embed/${name}`);
  if (!["/embed.js", ...names].includes(path)) return undefined;
  return readFileSync(new URL(`.${path}`, built), "utf8");
}
