import { $profile } from "@stagelight/astro/client";
import { fill } from "../i18n/fill.ts";

/** Writes the visitor's name where the page greets by it. */
$profile.subscribe((profile) => {
  const name = profile?.traits?.["name"];
  if (typeof name !== "string") return;
  for (const element of document.querySelectorAll<HTMLElement>("[data-named]")) {
    element.textContent = fill(element.dataset.named ?? "", { name });
  }
});
