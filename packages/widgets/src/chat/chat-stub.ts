import type { Stub } from "../platform/widget.ts";

/** A call that a page's script has left: its name comes first. */
type Call = readonly [name: string, ...rest: unknown[]];

interface Page {
  stagelight?: { chat?: Call[] | { readonly queue: Call[] } };
}

/** Whether a chat was begun in this browser. */
function begun(): boolean {
  try {
    return [localStorage, sessionStorage].some((store) => "stagelight:chat" in store);
  } catch {
    return false;
  }
}

/**
 * `<stagelight-chat>`, as every page has it: its code comes when somebody presses it, when a script opens
 * it, where the visitor has a chat under way, or where there is nothing yet to be pressed. Until then it is
 * a link to the contact page.
 */
export const stub = {
  name: "chat",
  attributes: ["label", "answers"],
  load: () => import("./chat-widget.ts"),
  texts: {
    en: () => import("./texts/en.ts"),
    ko: () => import("./texts/ko.ts"),
    zh: () => import("./texts/zh.ts"),
  },
  waits(wanted, element) {
    const chat = (((globalThis as Page).stagelight ??= {}).chat ??= []);
    const queue = "queue" in chat ? chat.queue : chat;
    const take = (...calls: Call[]) => {
      if (calls.some(([name]) => /open|toggle/.test(name))) wanted();
      return [].push.apply(queue, calls as never);
    };
    queue.push = take;
    const press = (event: MouseEvent) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
      event.preventDefault();
      queue.push(["open", []]);
    };
    // Whoever presses has not let go yet: by then it is there.
    const hold = ({ target, pointerType, x, y }: PointerEvent) => {
      wanted();
      if (pointerType !== "mouse") return;
      const letGo = (event: PointerEvent) => {
        // The link that was pressed has made room for the launcher: no click comes of it.
        const gone = !(target as Element).checkVisibility();
        if (gone && !event.button && Math.hypot(event.x - x, event.y - y) < 9) press(event);
      };
      addEventListener("pointerup", letGo, { once: true });
    };
    const stop = () => {
      element.removeEventListener("pointerdown", hold);
      element.removeEventListener("click", press);
    };
    element.addEventListener("pointerdown", hold);
    element.addEventListener("click", press);
    element.addEventListener("stagelight:widget-ready", stop);
    take(...queue.splice(0));
    // Only the parser makes shadow roots of templates: what a router brings in has none yet.
    const template = element.querySelector<HTMLTemplateElement>(":scope>[shadowrootmode]");
    if (template) element.attachShadow({ mode: "open" }).append(template.content);
    if (begun() || !(element.shadowRoot ?? element).firstChild) wanted();
    return stop;
  },
} satisfies Stub;
