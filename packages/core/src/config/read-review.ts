import { PUBLIC_LINKS } from "../review/links.ts";
import { seconds } from "../time/duration.ts";
import type { Localized } from "./localized.ts";
import type { ReadReview, ReviewConfig, ReviewLink } from "./review.ts";

/** Fills in the defaults of the key, which is valid. */
export function readReview({
  ask = {},
  links = [],
  about = "Product",
  photos = false,
  moderation = "before",
  thanks,
  policy,
  burst: { most, within } = { most: 50, within: "10m" },
}: ReviewConfig): ReadReview {
  return {
    ask: ask && {
      after: ask.after ?? "Order Completed",
      wait: seconds(ask.wait ?? "14d")!,
      remind: ask.remind ? seconds(ask.remind)! : false,
    },
    links: links.map(readLink),
    about,
    photos: photos ? (photos.most ?? 3) : 0,
    moderation,
    ...(thanks && { thanks }),
    ...(policy !== undefined && { policy }),
    burst: { most, within: seconds(within)! },
  };
}

function readLink({ id, url, label }: ReviewLink) {
  const names: Readonly<Record<string, Localized>> = PUBLIC_LINKS;
  return { id, url, label: label ?? names[id] ?? id };
}
