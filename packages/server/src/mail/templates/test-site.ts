import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { RenderedMail } from "../message.ts";
import { sampleLinks } from "./sample.ts";
import { openTemplates, type Templates } from "./templates.ts";

/** Templates of a site that has these files of its own, by their paths: `en/hello.md`. */
export function templatesOf(files: Readonly<Record<string, string>> = {}): Templates {
  const above = mkdtempSync(join(tmpdir(), "stagelight-mails-"));
  const folder = join(above, "mails");
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return openTemplates({ folder, siteName: "Nuri Tea", languages: ["ko", "en"] });
  } finally {
    rmSync(above, { recursive: true });
  }
}

/** A mail of a template with nothing but a body. */
export function template(body: string, front = "subject: Hello\nkind: marketing"): string {
  return `---\n${front}\n---\n${body}`;
}

export function renderWith(
  templates: Templates,
  name: string,
  data: Readonly<Record<string, unknown>>,
  language = "en",
): RenderedMail {
  const to = { address: "hana@nuri.example" };
  return templates.render({ template: name, language, to, data, links: sampleLinks });
}

/** What stands between the tags. */
export function textInside(html: string): string {
  return html
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

/** The tags alone, without what attributes say. */
export function tagsOf(html: string): string {
  return [...html.matchAll(/<\/?[a-z!][^\s>]*/gi)].map(([tag]) => tag).join(" ");
}
