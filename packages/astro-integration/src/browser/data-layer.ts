/** Loads where the page has a data layer: what Google's tags are told moves the lifecycle too. */
import { listen } from "../anywhere/listen.ts";
import { toSegment } from "./data-layer/to-segment.ts";

/** What is called of `window.stagelight`. */
interface Stagelight {
  track(event: string, properties: object): void;
}

/** Tells Stagelight what the page's data layer says, from now on and what it has said already. */
export function follow(stagelight: Stagelight): void {
  const { dataLayer } = window as { dataLayer?: unknown };
  if (!Array.isArray(dataLayer)) return;
  // A button can be declared to us and told to Google in one click: that is one event. So is one
  // of ours that the page passes on to its data layer.
  const known = new Set<unknown>();
  let ours = false;
  document.addEventListener(
    "stagelight:event",
    ({ detail }) => {
      if (ours) return;
      known.add(detail["event"]);
      setTimeout(() => known.clear());
    },
    true,
  );
  listen(dataLayer, (entry) => {
    for (const { event, properties } of toSegment(entry)) {
      if (known.has(event) || inAddress(properties["query"])) continue;
      ours = true;
      try {
        stagelight.track(event, properties);
      } finally {
        ours = false;
      }
    }
  });
}

/** Whether the words of a search stand in the page's address: then it was told with the page. */
function inAddress(query: unknown): boolean {
  return [...new URLSearchParams(location.search).values()].includes(query as string);
}
