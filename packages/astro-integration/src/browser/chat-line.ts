/** A line of the chat beside its launcher: loaded when the first one is about to show. */
import type { StagelightApi } from "../anywhere/api.ts";
import css from "./chat-line.css";

type Action = DocumentEventMap["stagelight:prompt"]["detail"]["action"];

/** A line of the config, in the page's language. */
export interface Line {
  readonly id: string;
  readonly text: string;
  /** Who says it. */
  readonly team: string;
}

/** What stands on the bubble, by language. */
const WORDS = {
  en: { close: "Close", reply: "Reply", chat: "Chat" },
  ko: { close: "닫기", reply: "답하기", chat: "채팅" },
  zh: { close: "关闭", reply: "回复", chat: "聊天" },
};

/** Pixels between the launcher and the bubble. */
const GAP = 12;

/**
 * Paints a line into its element, which is hidden.
 *
 * @returns shows it, and tells the page so
 */
export function paint(element: HTMLElement, { id, text, team }: Line): () => void {
  const { lang } = document.documentElement;
  const language = lang.split("-")[0] as keyof typeof WORDS;
  const words = WORDS[language] ?? WORDS.en;
  const root = element.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];

  const section = make("section", { lang, dir: "auto", "aria-label": team || words.chat });
  // Empty until it shows: what comes into it then is read out.
  const said = make("p", { role: "status" });
  const close = make("button", { class: "close", "aria-label": words.close }, "×");
  const reply = make("button", { class: "reply" }, words.reply);
  section.append(said, close, reply);
  root.append(section);

  const place = () => putBeside(element);
  const tell = (action: Action): void => {
    const detail = { id, widget: "chat", as: "line", action };
    element.dispatchEvent(new CustomEvent("stagelight:prompt", { detail, bubbles: true }));
  };
  const end = (...actions: Action[]): void => {
    removeEventListener("resize", place);
    document.removeEventListener("stagelight:chat-opened", open);
    // Whoever was in it goes on at the launcher.
    const held = root.activeElement;
    actions.forEach(tell);
    if (held) launcherLink()?.focus();
  };
  const open = (): void => {
    (window as unknown as { stagelight: StagelightApi }).stagelight.chat?.open({ line: id });
    end("answered", "closed");
  };
  close.onclick = () => end("dismissed");
  reply.onclick = open;
  section.onkeydown = ({ key }) => {
    if (key == "Escape") end("dismissed");
  };

  return () => {
    place();
    said.textContent = text;
    addEventListener("resize", place);
    document.addEventListener("stagelight:chat-opened", open);
    tell("shown");
  };
}

/** Above the launcher, on the side of the window where that is. */
function putBeside({ style }: HTMLElement): void {
  const { left, right, top } = launcherLink()!.getBoundingClientRect();
  style.bottom = `${Math.max(innerHeight - top + GAP, GAP)}px`;
  const onTheLeft = left + right < innerWidth;
  style.left = onTheLeft ? `${Math.max(left, GAP)}px` : "";
  style.right = onTheLeft ? "" : `${Math.max(innerWidth - right, GAP)}px`;
}

/** What opens the chat; the element itself, where that is not painted yet. */
function launcherLink(): HTMLElement | null {
  const launcher = document.querySelector<HTMLElement>("stagelight-chat");
  return launcher?.shadowRoot?.querySelector<HTMLElement>("[part~=launcher]") ?? launcher;
}

function make<Name extends "section" | "p" | "button">(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  text = "",
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return element;
}
