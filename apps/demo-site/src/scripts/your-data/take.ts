import { put } from "../put.ts";
import { consentTo, forgetVisitor } from "../track.ts";
import { eraseMe, type MeAnswer } from "./server.ts";
import { storedHere } from "./stored.ts";
import type { Words } from "./words.ts";

/** What the rest of the page knows, and what it wants to be told. */
interface Page {
  held(): MeAnswer | null;
  /** Of who is signed in. */
  heldOfPerson(): MeAnswer | null;
  /** Whether there is anything that the server could be asked to erase. */
  erasable(): boolean;
  erased(events: number, refused: boolean): void;
}

const section = document.querySelector<HTMLElement>("[data-take]");
const confirm = section?.querySelector<HTMLElement>("[data-confirm]");
const buttonOf = (way: string) => section?.querySelector<HTMLButtonElement>(`[data-do=${way}]`);

/** Brings the three buttons to life. */
export function offer(words: Words, page: Page): void {
  const { take } = words.t;
  let chosen: "erase" | "eraseAndRefuse" = "erase";

  const refresh = (): void => {
    for (const way of ["erase", "eraseAndRefuse"]) {
      const button = buttonOf(way);
      if (button) button.disabled = !page.erasable();
    }
  };

  const close = (): void => {
    if (confirm) confirm.hidden = true;
  };

  async function erase(): Promise<void> {
    close();
    put(section, "[data-news]", take.working);
    // First the server: without the number in this browser nobody could ask it any more.
    const events = await eraseMe();
    if (events === undefined) {
      put(section, "[data-news]", take.failed);
      buttonOf(chosen)?.focus();
      return;
    }
    put(section, "[data-news]", "");
    const refused = chosen === "eraseAndRefuse";
    await forgetVisitor();
    page.erased(events, refused);
    if (refused) await consentTo(false);
    refresh();
  }

  const download = buttonOf("download");
  if (download) {
    download.disabled = false;
    download.addEventListener("click", () => {
      const all = {
        page: location.href,
        at: new Date().toISOString(),
        browser: storedHere(),
        server: page.held(),
        ...(page.heldOfPerson() && { person: page.heldOfPerson() }),
      };
      save(JSON.stringify(all, null, 2), `nuri-tea-${all.at.slice(0, 10)}.json`);
    });
  }
  for (const way of ["erase", "eraseAndRefuse"] as const) {
    buttonOf(way)?.addEventListener("click", () => {
      chosen = way;
      if (!confirm) return;
      confirm.hidden = false;
      put(confirm, "[data-confirm-what]", `${take[way].title}:`);
      confirm.querySelector<HTMLElement>("[data-yes]")?.focus();
    });
  }
  const keep = (): void => {
    close();
    buttonOf(chosen)?.focus();
  };
  confirm?.querySelector("[data-yes]")?.addEventListener("click", () => void erase());
  confirm?.querySelector("[data-keep]")?.addEventListener("click", keep);
  confirm?.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") keep();
  });
  for (const name of ["stagelight:event", "stagelight:consent"]) {
    document.addEventListener(name, () => setTimeout(refresh, 500));
  }
  refresh();
}

function save(text: string, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
