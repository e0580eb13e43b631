import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { ReadConfig } from "@stagelight/core/config";
import type { AstroConfig, AstroIntegration } from "astro";
import { answersAddress } from "./address.ts";
import { answeringInDev } from "./dev.ts";
import { answerIndexes, type BuiltPage, isAnswerPage } from "./index-of.ts";

/** Reads the site's answers out of its pages, for each of its languages, once they are built. */
export function answersIntegration(config: ReadConfig): AstroIntegration {
  let astro: AstroConfig;
  return {
    name: "@stagelight/astro/answers",
    hooks: {
      "astro:config:done"(done) {
        astro = done.config;
      },
      "astro:server:setup"({ server }) {
        answeringInDev(server, { config, base: astro.base });
      },
      async "astro:build:done"({ dir, logger }) {
        const pages = await builtPages(config, astro, dir);
        if (pages.length === 0) {
          logger.warn(
            `No built page fits chat.answers.pages (${config.chat?.answers.pages.join(", ")}). Pages that are made on demand are not read.`,
          );
        }
        const { indexes, full } = answerIndexes(config, pages);
        for (const index of indexes) {
          const file = fileURLToPath(new URL(`.${answersAddress("/", index.locale)}`, dir));
          await mkdir(dirname(file), { recursive: true });
          await writeFile(file, JSON.stringify(index));
        }
        for (const { locale, left } of full) {
          logger.warn(`${left} answers in ${locale} do not fit: name fewer chat.answers.pages.`);
        }
        const count = indexes.reduce((sum, { sections }) => sum + sections.length, 0);
        logger.info(`Answers at once: ${count}; pages read: ${pages.length}`);
      },
    },
  };
}

/** The pages with answers among the files of a build. */
async function builtPages(
  config: ReadConfig,
  { base, trailingSlash }: Pick<AstroConfig, "base" | "trailingSlash">,
  dir: URL,
): Promise<BuiltPage[]> {
  const home = base.replace(/\/*$/, "/");
  const files = await readdir(dir, { recursive: true });
  const found = files
    .filter((file) => file.endsWith(".html"))
    .toSorted()
    .map((file) => {
      const plain = file.replaceAll("\\", "/");
      const folder = plain.replace(/(^|\/)index\.html$/, "$1");
      const path = home + (folder === plain ? plain.replace(/\.html$/, "") : folder);
      const bare = trailingSlash === "never" && path.length > 1;
      return { file, path: bare ? path.replace(/\/$/, "") : path };
    })
    .filter(({ path }) => isAnswerPage(config, path));
  return Promise.all(
    found.map(async ({ file, path }) => ({
      path,
      html: await readFile(new URL(encodeURI(file.replaceAll("\\", "/")), dir), "utf8"),
    })),
  );
}
