import type { TeamPersonRow } from "@stagelight/core/endpoints";
import { fill } from "../texts/fill.ts";
import { shortId } from "./labels.ts";
import type { PeopleTexts } from "./texts/texts.ts";

/** How somebody is called, by whatever is known of them. */
export function personName(texts: PeopleTexts, { id, name, email, userId }: TeamPersonRow): string {
  if (name ?? email ?? userId) return (name ?? email ?? userId)!;
  return id.startsWith("visitor:")
    ? fill(texts.browserOf, { id: shortId(id.slice("visitor:".length)) })
    : texts.nameless;
}
