import type { Unavailable } from "./availability.ts";
import { emit } from "./events.ts";
import { forWhom, partsOf, sayWhy } from "./files.ts";
import { holds, waitingKey } from "./storage.ts";
import { languageOf, localeOf } from "./texts.ts";
import type { SiteSettings, Stub } from "./widget.ts";

/** A page may put another in its place later. */
const { Promise } = globalThis;

/** Attributes that every widget has. */
const COMMON = "server locale dir heading settings when".split(" ");

/** A widget whose code is at work in an element. */
export interface Mounted {
  connected(): void;
  disconnected(): void;
  /** Returns why the widget cannot be as it is asked to. */
  changed(): Promise<Unavailable | void>;
}

/** What site settings come from: known already, or a file that is loaded with the first widget. */
export type SiteSource = SiteSettings | (() => Promise<SiteSettings>);

/**
 * Whether a widget's code is there: then none waits to be touched, as what was written on the page
 * before may be for it.
 */
let atWork = false;

/**
 * Defines the element of a widget, once for a page. Its code comes when the element is seen; where it
 * is in the page already as HTML, when it is touched or focused.
 */
export function define(stub: Stub, site: SiteSource): void {
  const tag = `stagelight-${stub.tag ?? stub.name}`;
  // Where a server renders there are no elements; a second copy of the script finds them there.
  if (!globalThis.customElements || customElements.get(tag)) return;

  customElements.define(
    tag,
    class extends HTMLElement {
      static readonly observedAttributes = [...COMMON, ...stub.attributes];
      #mounted: Mounted | undefined;
      #unwatch: (() => void) | undefined;
      /** Its code is under way. */
      #loading = false;
      /** Its code is there, but cannot work as the attributes stand. */
      #refused = false;
      #token: string | undefined;

      connectedCallback(): void {
        this.#token ??= takeToken(stub);
        // Until the page is read to its end, HTML of the widget may still be on its way.
        if (document.readyState === "loading")
          document.addEventListener("DOMContentLoaded", () => this.connectedCallback());
        else if (this.#mounted) this.#mounted.connected();
        else if (!this.#loading)
          this.#unwatch ??= watch(this, stub, this.#token, () => void this.#load());
      }

      /** With it, `moveBefore` moves the element without taking it out and in again. */
      connectedMoveCallback(): void {}

      disconnectedCallback(): void {
        this.#mounted?.disconnected();
        this.#unwatch?.();
        this.#unwatch = undefined;
      }

      async attributeChangedCallback(): Promise<void> {
        if (this.#mounted) tellWhy(this, stub, await this.#mounted.changed());
        else if (this.#refused) await this.#load();
      }

      async #load(): Promise<void> {
        if (this.#loading || this.#mounted) return;
        this.#loading = true;
        try {
          const when = this.getAttribute("when");
          const apart = when && (await (await forWhom()).keptFrom(when, site));
          this.#refused = Boolean(apart);
          if (apart) return tellWhy(this, stub, apart);
          // All at once: each would wait for the one before it otherwise.
          const variant = stub.variant?.(this.#token);
          const [{ mount }, { widget, texts }, settings] = await Promise.all([
            import("./mount.ts"),
            partsOf(stub, languageOf(localeOf(this)), variant),
            typeof site === "function" ? site() : site,
          ]);
          const token = () => takeToken(stub) ?? this.#token;
          const more = { token, variant, partsOf };
          const mounted = mount(this, stub, widget as never, texts, settings, more);
          this.#refused = typeof mounted === "string";
          if (typeof mounted === "string") return tellWhy(this, stub, mounted);
          this.#mounted = mounted;
          atWork = true;
          if (this.isConnected) mounted.connected();
          // An attribute may have changed while the code was under way.
          if (languageOf(localeOf(this)) !== texts.lang) await this.attributeChangedCallback();
        } catch (error) {
          tellWhy(this, stub, "not-loaded", error);
          this.#unwatch = listen(this, () => void this.#load());
        } finally {
          this.#loading = false;
        }
      }
    },
  );
}

/** Takes what a mail's link has brought out of the address: nobody is to copy or to count it. */
export function takeToken({ name, token }: Stub): string | undefined {
  const [page, found] = location.href.split(`#${name}=`);
  if (token && found) history.replaceState(history.state, "", page);
  return token && found;
}

/** Tells the page and the console why a widget does not work. */
function tellWhy(
  element: Element,
  { name: widget, tag = widget }: Stub,
  reason: Unavailable | void,
  error: unknown = "",
): void {
  if (!reason) return;
  void sayWhy().then(
    (module) => module.tellWhy(tag, reason, error),
    // Where nothing arrives, that does not either.
    () => console.error(`<stagelight-${tag}>: ${reason}`, error),
  );
  emit(element, "stagelight:widget-unavailable", { widget, reason });
}

/** Calls once, when an element's code is wanted. Returns what stops it. */
function watch(
  element: HTMLElement,
  { name, waits }: Stub,
  token: string | undefined,
  wanted: () => void,
): () => void {
  if (waits) return waits(wanted, element);
  if (token || element.closest("stagelight-prompt")) {
    // It is shown when its code is there, and not before.
    wanted();
    return () => {};
  }
  // What was sent without a connection goes out as soon as a page with the widget is open again.
  const waiting = () => holds(waitingKey(name));
  const painted = declared(element)?.querySelector("[data-painted]");
  if (painted && !waiting() && !atWork && !element.matches(":hover,:focus-within"))
    return listen(element, wanted);
  if (!element.shadowRoot) standIn(element);
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting) && !waiting()) return;
      observer.disconnect();
      wanted();
    },
    { rootMargin: "200px" },
  );
  observer.observe(element);
  return () => observer.disconnect();
}

/**
 * The shadow root that came as HTML. What scripts put into a page (a router, an island) has none yet:
 * only the parser makes them.
 */
function declared(element: HTMLElement): ShadowRoot | null {
  if (!element.shadowRoot) {
    const template = element.querySelector<HTMLTemplateElement>(":scope>[shadowrootmode]");
    if (template) element.attachShadow({ mode: "open", clonable: true }).append(template.content);
    template?.remove();
  }
  return element.shadowRoot;
}

/** Shows what stands in the element; whatever the page hides, the element can be seen, and so comes. */
function standIn(element: HTMLElement): void {
  const root = element.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(":host(:not([hidden])){display:block!important}");
  root.adoptedStyleSheets = [sheet];
  root.append(document.createElement("slot"));
}

const SIGNS = ["pointerover", "focusin"];

function listen(element: HTMLElement, wanted: () => void): () => void {
  const stop = () => SIGNS.forEach((sign) => element.removeEventListener(sign, begin));
  const begin = () => {
    stop();
    wanted();
  };
  for (const sign of SIGNS) element.addEventListener(sign, begin);
  return stop;
}
