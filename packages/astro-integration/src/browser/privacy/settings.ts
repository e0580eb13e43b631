import type { SettingsSaid } from "../../anywhere/dialog-data.ts";
import { PURPOSES } from "@stagelight/core";
import { STORAGE_POLICY, type StoredItem } from "../../anywhere/storage-policy.ts";
import { acts, dataOf, element, say } from "./dom.ts";

/**
 * The dialog with a switch for each purpose.
 *
 * @returns brings it up to date
 */
export function settings(dialog: HTMLDialogElement): () => void {
  const words = dataOf(dialog) as SettingsSaid;
  const { consent } = window.stagelight;
  const switches = [...dialog.querySelectorAll<HTMLInputElement>("[data-purpose]")];

  function refresh(): void {
    const now = consent.get!();
    for (const control of switches) {
      const purpose = control.dataset.purpose as "marketing";
      control.checked = now[purpose];
      // Nothing that is switched here could change it.
      control.disabled = purpose === "marketing" && now.globalPrivacyControl;
    }
    showStored();
  }

  function showStored(): void {
    const items = [...STORAGE_POLICY, ...ofServer()].flatMap((item) => {
      const text = stored(item);
      return text ? [describe(item, text, words)] : [];
    });
    const list = items.length
      ? element("ul", { class: "stagelight-stored" }, ...items)
      : element("p", {}, words.nothing);
    dialog.querySelector("[data-stored]")!.replaceChildren(list);
  }

  async function choose(wanted: (control: HTMLInputElement) => boolean): Promise<void> {
    // Whoever was asked by the banner has answered, and goes on reading.
    const asked = !consent.get!().decided;
    const allowed = switches
      .filter((control) => !control.disabled && wanted(control))
      .map((control) => control.dataset.purpose);
    // As the banner: what is not asked about is not allowed.
    await consent.set(
      Object.fromEntries(PURPOSES.map((purpose) => [purpose, allowed.includes(purpose)])),
    );
    if (asked) dialog.close();
    else say(dialog, words.saved);
  }

  acts(dialog, {
    refuse: () => choose(() => false),
    accept: () => choose(() => true),
    save: () => choose(({ checked }) => checked),
    async delete() {
      await window.stagelight.reset();
      showStored();
      say(dialog, words.deleted);
    },
  });
  document.addEventListener("stagelight:consent", refresh);
  return () => {
    say(dialog, "");
    refresh();
  };
}

/** One key of the browser's storage, or a cookie. */
type Stored = Pick<StoredItem, "key"> & Partial<Pick<StoredItem, "where">>;

/** What is stored besides because the site has a server. */
function ofServer(): Stored[] {
  try {
    const keys = new Set([...Object.keys(localStorage), ...Object.keys(sessionStorage)]);
    return [...keys].filter((key) => /^stagelight[-:]/.test(key)).map((key) => ({ key }));
  } catch {
    return [];
  }
}

/** What is stored under a key now. */
function stored({ key, where }: Stored): string | null | undefined {
  try {
    if (where !== "cookie") return localStorage.getItem(key) ?? sessionStorage.getItem(key);
    const cookie = document.cookie.split("; ").find((each) => each.startsWith(`${key}=`));
    return cookie && decodeURIComponent(cookie.slice(key.length + 1));
  } catch {
    // Storage may be forbidden, and anybody can write a cookie.
    return undefined;
  }
}

function describe(item: Stored, text: string, words: SettingsSaid): HTMLElement {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {}
  const keys = Object.keys(Object(value));
  const readable = value === undefined ? text : JSON.stringify(value, null, 1);
  const own =
    words[item.key.split(/[-:]/)[1] as "visitor" | "event" | "attention" | "referral" | "chat"];
  const place = item.where === "cookie" ? words.inCookie : words.inStorage;
  return element(
    "li",
    {},
    element("p", {}, element("code", {}, item.key), ` (${place})`),
    element("p", {}, own ?? (String(keys) === "c" ? words.choiceOnly : words.memory)),
    element(
      "details",
      {},
      element("summary", {}, words.show),
      element("pre", { tabindex: "0" }, readable),
    ),
  );
}
