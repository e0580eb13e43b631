/**
 * Part of every page of a site that has reviews, and of no other: sees where some are about to be seen,
 * and loads what renews them, sorts and filters.
 */
import laterUrl from "@stagelight/astro/reviews-later?url&no-inline";
import liveUrl from "@stagelight/astro/reviews-live?url&no-inline";

/** Before they are seen, so that nothing that is seen moves. */
const AHEAD = "600px";

const seen = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      seen.unobserve(target);
      void import(/* @vite-ignore */ liveUrl).then(
        ({ liven }: typeof import("./reviews-live.ts")) => liven(target as HTMLElement, laterUrl),
        // The browser has said why; what was built stands.
        () => {},
      );
    }
  },
  { rootMargin: AHEAD },
);

/** `<stagelight-reviews>`, also one that a slot shows later or that Astro's router brings. */
class ReviewsElement extends HTMLElement {
  connectedCallback(): void {
    seen.observe(this);
  }

  disconnectedCallback(): void {
    seen.unobserve(this);
  }
}

const NAME = "stagelight-reviews";
if (!customElements.get(NAME)) customElements.define(NAME, ReviewsElement);
