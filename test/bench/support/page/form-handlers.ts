import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Handler } from "../../../kit/serve.ts";
import { json, postHogConfig, sendScript } from "../peer-handlers.ts";

/** What the pages with one form each ask for: our widget, and the peers'. */
export async function formHandlers(): Promise<Record<string, Handler>> {
  const ghost = fileURLToPath(import.meta.resolve("@tryghost/signup-form/umd/signup-form.min.js"));
  const surveys = fileURLToPath(import.meta.resolve("posthog-js/dist/surveys.js"));
  return {
    ...(await widgetHandlers()),
    "/_stagelight/v1/newsletter": json(() => ({ status: "pending" })),
    "/ghost/signup-form.min.js": sendScript(await readFile(ghost)),
    "/posthog-surveys/array/phc_bench/config.js": postHogConfig({ surveys: true }),
    "/posthog-surveys/static/*": sendScript(await readFile(surveys)),
    "/posthog-surveys/api/surveys/*": json(() => ({ surveys: [newsletterSurvey] })),
    "/posthog-surveys/*": json(() => ({ status: 1 })),
  };
}

const NEWSLETTER = {
  newsletter: { consent: { text: "You can leave at any time.", version: "1" } },
};

/** Our widgets' built files, as a server has them whose site says so much of its widgets. */
export async function widgetHandlers(
  base = "/_stagelight",
  site: object = NEWSLETTER,
): Promise<Record<string, Handler>> {
  const folder = dirname(fileURLToPath(import.meta.resolve("@stagelight/widgets/embed")));
  const names = await readdir(join(folder, "embed"));
  const paths = ["embed.js", ...names.map((name) => `embed/${name}`)];
  const files = await Promise.all(
    paths.map(async (path): Promise<[string, Handler]> => [
      `${base}/${path}`,
      sendScript(await readFile(join(folder, path))),
    ]),
  );
  const said = sendScript(`export default ${JSON.stringify(site)};`);
  return { ...Object.fromEntries(files), [`${base}/embed/site.js`]: said };
}

/** A survey that asks for an address, shown to everybody at once, as the vendor's editor makes it. */
const newsletterSurvey = {
  id: "0192f3a4-0000-0000-0000-000000000001",
  name: "Newsletter",
  description: "",
  type: "popover",
  linked_flag_key: null,
  targeting_flag_key: null,
  internal_targeting_flag_key: null,
  questions: [
    {
      id: "0192f3a4-0000-0000-0000-000000000002",
      type: "open",
      question: "Letters from the tea garden",
      description: "News by e-mail, now and then.",
      buttonText: "Subscribe",
      optional: false,
    },
  ],
  conditions: null,
  appearance: { position: "center", whiteLabel: false, displayThankYouMessage: true },
  start_date: "2026-01-01T00:00:00Z",
  end_date: null,
  current_iteration: null,
  current_iteration_start_date: null,
};
