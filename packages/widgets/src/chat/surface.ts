import { stack } from "../platform/stack.ts";
import { byEscape, clearOfFocus } from "../prompts/focus.ts";
import { offerCalls } from "./chat-calls.ts";
import type { ChatApiCalls } from "./chat-calls.ts";

/** The panel's place in the page: what of it is not painted. */
export interface Surface {
  /**
   * Brings the panel up; calls when it is put away by the keyboard.
   *
   * @param quietly without taking the focus
   */
  open(away: () => void, quietly: boolean): void;
  /** Takes it away, and gives back the focus. */
  close(): void;
  /** Whether somebody can see the page. */
  seen(): boolean;
  /** Tells the page that a conversation is under way. */
  talking(talking: boolean): void;
  /**
   * Calls when the page is left, comes back, is seen, or may have a connection; and keeps the launcher off
   * what has the focus, and above what else is fixed. Returns what ends it.
   */
  watch(on: { left(): void; back(): void; seen(): void; online(): void }): () => void;
  /** Offers the page's own scripts what can be done. */
  offer(calls: ChatApiCalls): void;
}

/** On a window as narrow as that the panel is all there is. */
const NARROW = "(max-width: 30em), (max-height: 26em)";

/** The panel's painted element in its page. */
export function surfaceOf(node: HTMLElement): Surface {
  const panel = node as HTMLDialogElement;
  const root = panel.getRootNode() as ShadowRoot;
  const host = root.host as HTMLElement;
  let stay = (): void => {};
  return {
    open(away, quietly) {
      host.toggleAttribute("open", true);
      stay = byEscape(host, away);
      // That it was closed before may be told only now.
      panel.onclose = () => panel.open || away();
      // A window of its own keeps the focus in it, and takes it: nobody has asked for that on a new page.
      if (matchMedia(NARROW).matches && !quietly) panel.showModal();
      else panel.setAttribute("open", "");
    },
    close() {
      stay();
      panel.onclose = null;
      const inside = panel.contains(root.activeElement);
      host.toggleAttribute("open", false);
      panel.close();
      if (inside) root.getElementById("launcher")?.focus();
    },
    seen: () => document.visibilityState === "visible",
    talking: (talking) => host.toggleAttribute("talking", talking),
    watch({ left, back, seen, online }) {
      const over = new AbortController();
      const { signal } = over;
      addEventListener("pagehide", left, { signal });
      addEventListener("pageshow", ({ persisted }) => persisted && back(), { signal });
      addEventListener("online", online, { signal });
      document.addEventListener("visibilitychange", seen, { signal });
      const ends = [stack(host, "chat"), clearOfFocus(host), () => over.abort()];
      return () => ends.forEach((end) => end());
    },
    offer(calls) {
      const brought = () => {
        // A page without a launcher may open the chat all the same.
        if (!host.isConnected) document.body.append(document.createElement("stagelight-chat"));
      };
      offerCalls({
        ...calls,
        open(options) {
          brought();
          calls.open(options);
        },
      });
    },
  };
}
