import site from "virtual:stagelight/toolbar";
import { promptReason } from "../anywhere/prompt-reason.ts";
import { el } from "./element.ts";

/** The prompts of the site, one after the other: why each does or does not show now. */
export async function promptItems(): Promise<HTMLElement[]> {
  if (!site.prompts || !window.stagelight.explain) return [];
  const { prompts = [] } = await window.stagelight.explain();
  return prompts.map((each) =>
    el("li", {}, el("b", {}, each.id), ": ", promptReason(site.prompts!, "en", each)),
  );
}
