import type { InboxRow } from "@stagelight/core/endpoints";
import { fill } from "../texts/fill.ts";
import type { InboxTexts } from "./texts/texts.ts";

/** What a visitor is called: by name, else by address, else by a few letters that tell them apart. */
export function nameOf({ name, email, id }: InboxRow, texts: InboxTexts): string {
  return name ?? email ?? fill(texts.visitor, { code: id.slice(-4).toUpperCase() });
}
