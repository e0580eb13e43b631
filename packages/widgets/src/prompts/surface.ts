import type { WidgetEvents } from "../platform/events.ts";
import { byEscape, clearOfFocus, returningFocus } from "./focus.ts";
import { lockScroll } from "./lock-scroll.ts";
import { stack } from "../platform/stack.ts";
import type { Surface } from "./prompt-page.ts";

/** What a widget tells once it has what a prompt asks for. A widget that is prompted for has a line here. */
const ANSWERS: Readonly<Record<string, readonly (keyof WidgetEvents)[]>> = {
  newsletter: ["stagelight:newsletter-requested"],
  referral: [
    "stagelight:referral-requested",
    "stagelight:referral-joined",
    "stagelight:referral-shared",
  ],
  "review-request": ["stagelight:review-submitted", "stagelight:review-scored"],
  survey: ["stagelight:survey-answered"],
};

/** Whether something that is seen would move: the place grows, and is not below the window. */
function moves({ parentElement: place }: HTMLElement, node: HTMLElement): boolean {
  if (!place) return false;
  const { top, height } = place.getBoundingClientRect();
  node.hidden = true;
  const before = place.getBoundingClientRect();
  node.hidden = false;
  return height > before.height && top < innerHeight;
}

/** Brings a prompt's painted element up in its page. */
export function surfaceOf(node: HTMLElement): Surface {
  const root = node.getRootNode() as ShadowRoot;
  const host = root.host as HTMLElement;
  const widget = () => host.firstElementChild?.localName.replace("stagelight-", "") ?? "";
  return {
    widget,
    hide: () => host.toggleAttribute("hidden", true),
    listen(answered) {
      const events = ANSWERS[widget()] ?? [];
      for (const event of events) host.addEventListener(event, answered);
      return () => {
        for (const event of events) host.removeEventListener(event, answered);
      };
    },
    open({ as }, dismiss) {
      if (node instanceof HTMLDialogElement) {
        const unlock = lockScroll();
        node.showModal();
        // Its name is read out before anything in it.
        node.focus();
        return () => {
          node.close();
          unlock();
        };
      }
      if (as === "inline" && moves(host, node)) return undefined;
      const giveBack = returningFocus(host);
      const stay = byEscape(host, dismiss);
      const leave = () => {
        stay();
        giveBack();
      };
      if (as === "inline") return leave;
      const unstack = stack(host, "prompt");
      const unclear = clearOfFocus(host);
      return () => {
        leave();
        unclear();
        unstack();
      };
    },
  };
}
