/**
 * What not every page with reviews needs: votes, where the server knows the visitor, and what search
 * engines are told.
 */
import type { Review, Reviewed, Summary } from "../anywhere/reviews-feed.ts";
import { markup } from "../anywhere/reviews-markup.ts";
import { VISITOR_KEY } from "../anywhere/storage-policy.ts";
import { get } from "./queue/kept.ts";

/** What shows the server who votes. Nothing is stored for it. */
const secret = (): string | undefined => get(VISITOR_KEY)?.split(" ")[1];

/**
 * Tells the server whether a visitor finds a review helpful, or no longer does.
 *
 * @param button of the review
 * @param said how many find it so, in words
 */
export async function vote(
  server: string,
  button: HTMLElement,
  said: (count: number) => string,
): Promise<void> {
  const proof = secret();
  if (!proof) return;
  const helpful = button.ariaPressed == "false";
  const { review } = button.closest<HTMLElement>("[data-review]")!.dataset;
  const response = await fetch(`${server}/v1/reviews/${encodeURIComponent(review!)}/vote`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${proof}` },
    body: JSON.stringify({ helpful }),
  });
  if (!response.ok) return;
  const { votes } = (await response.json()) as { readonly votes: number };
  button.ariaPressed = `${helpful}`;
  button.previousElementSibling!.textContent = votes > 0 ? said(votes) : "";
}

/** Tells search engines what the page shows now, in place of what it showed before. */
export function tell(
  root: HTMLElement,
  reviewed: Reviewed,
  figures: Summary | undefined,
  shown: readonly Review[],
): void {
  const told = markup(reviewed, figures, shown);
  root.querySelector("[type$=ld\\+json]")?.remove();
  if (!told) return;
  const script = started();
  script.type = "application/ld+json";
  script.append(told);
  root.append(script);
}

/**
 * An empty script element that will not run whatever is written into it: the copy of one that has run.
 * Of any other, Trusted Types ask who has written the text, before anybody looks whether it is code.
 */
function started(): HTMLScriptElement {
  const ran = document.querySelector<HTMLScriptElement>("script:not([type], [src])");
  const made = (ran?.cloneNode() as HTMLScriptElement) ?? document.createElement("script");
  for (const name of made.getAttributeNames()) made.removeAttribute(name);
  return made;
}
