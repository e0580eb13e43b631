/**
 * Runs inline in the head, after the head script, on sites with a chat: keeps what is asked of the chat
 * until its code is there, and fetches that when the visitor wants it, not before.
 */
import type { ChatApi, ChatCall } from "../anywhere/chat.ts";
import { CHAT_KEY } from "../anywhere/storage-policy.ts";

/** Where the widgets' server listens. */
declare const SERVER: string;

/** What defines the element; without being asked to it costs a page nothing. */
interface Embed {
  defineChat(): Promise<void>;
}

type Kept = Record<string, unknown> & { open?(): void };

const { stagelight } = window as unknown as {
  stagelight: { chat?: Kept; reset(): Promise<void> };
};

// A router that swaps pages may run this again.
if (!stagelight.chat) {
  const tag = "stagelight-chat";
  const queue: ChatCall[] = [];
  const chat: Kept = (stagelight.chat = { queue });
  let loading: Promise<unknown> | undefined;

  const load = (wanted?: boolean): void => {
    loading ??= import(`${SERVER}/embed.js`).then((embed: Embed) => embed.defineChat());
    loading.catch(() => {
      loading = undefined;
      // The launcher's own link leads to the same page.
      if (wanted) location.href = `${SERVER}/chat?locale=${document.documentElement.lang}`;
    });
  };

  /** Whether it holds of one of the two stores; of none where the browser refuses them. */
  const some = (deed: (store: Storage) => unknown): unknown => {
    try {
      return [localStorage, sessionStorage].some(deed);
    } catch {}
  };

  for (const name of ["open", "close", "toggle", "setUser", "setAttributes", "on", "reset"]) {
    chat[name] = (...given: unknown[]) => {
      const call = [name, given] as unknown as ChatCall;
      queue.push(call);
      if (/open|toggle/.test(name)) load(true);
      if (name == "reset") some((store) => store.removeItem(CHAT_KEY));
      return () => (call[2] ? call[2]() : queue.splice(queue.indexOf(call), 1));
    };
  }

  const { open } = chat;
  // What is within the launcher itself, and not what stands in its place without the chat.
  const onLauncher = ({ target }: Event): boolean => (target as Element).localName == tag;
  // Whoever presses has not let go yet: by then it is there. It brings its code for what begins like that.
  addEventListener(
    "pointerdown",
    (event) => {
      if (!onLauncher(event)) return;
      queue.push(["opens", []] as never);
      load();
    },
    true,
  );
  // Before a router hears of it, which would follow the link.
  addEventListener(
    "click",
    (event) => {
      if (chat.open != open || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (!onLauncher(event)) return;
      event.preventDefault();
      open!();
    },
    true,
  );

  // What may no longer be kept goes, also where the chat's code is not there.
  document.addEventListener("stagelight:consent", ({ detail }) => {
    if (!detail.functional) some(() => localStorage.removeItem(CHAT_KEY));
  });
  const takeOver = (): void => {
    const { reset } = stagelight;
    stagelight.reset = () => {
      (chat as unknown as ChatApi).reset();
      return reset();
    };
  };
  document.addEventListener("stagelight:event", takeOver, { once: true });

  // Who has talked here before is answered on this page too.
  addEventListener("load", () => {
    if (document.querySelector(tag) && some((store) => store.getItem(CHAT_KEY))) load();
  });
}
