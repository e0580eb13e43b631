import site from "virtual:stagelight/toolbar";
import { el } from "./element.ts";
import type { Language } from "./site.ts";

/** Links to this page in the site's other languages; nothing where Astro's i18n has none. */
export function languageLinks(): { readonly view: HTMLElement; update(): void } {
  const said = el("small", { role: "status" });
  const list = el("ul", { class: "links", "aria-labelledby": "languages" });
  const label = el("h3", { id: "languages" }, "Language of the page");
  const view = el("section", { hidden: site.languages.length < 2 }, label, list, said);
  let path = "";
  return {
    view,
    update() {
      // The router goes to other pages without loading this anew.
      if (path === location.pathname) return;
      path = location.pathname;
      said.textContent = "";
      list.replaceChildren(...site.languages.map((language) => linkTo(language, said)));
    },
  };
}

function linkTo(language: Language, said: HTMLElement): HTMLElement {
  const link = el("a", { hreflang: language.lang }, nameOf(language));
  link.href = addressIn(language);
  if (language === current()) link.setAttribute("aria-current", "true");
  link.addEventListener("click", (event) => {
    event.preventDefault();
    void goTo(link.href, nameOf(language), said);
  });
  return el("li", {}, link);
}

async function goTo(address: string, name: string, said: HTMLElement): Promise<void> {
  const { ok } = await fetch(address).catch(() => ({ ok: false }));
  if (!ok) {
    said.textContent = `There is no such page in ${name}: ${new URL(address).pathname}`;
    return;
  }
  location.assign(address);
}

function nameOf({ lang }: Language): string {
  return new Intl.DisplayNames("en", { type: "language" }).of(lang) ?? lang;
}

/** The path of this page without base and language. */
function rest(): string {
  const path = location.pathname.startsWith(site.base)
    ? location.pathname.slice(site.base.length)
    : location.pathname.slice(1);
  const { path: own } = current() ?? { path: "" };
  return own ? path.slice(own.length).replace(/^\//, "") : path;
}

function current(): Language | undefined {
  const first = location.pathname.slice(site.base.length).split("/")[0]!;
  const named = site.languages.find(({ path }) => path !== "" && path === first);
  return named ?? site.languages.find(({ path }) => path === "");
}

function addressIn({ path }: Language): string {
  const url = new URL(location.href);
  url.pathname = site.base + (path && `${path}/`) + rest();
  return url.href;
}
