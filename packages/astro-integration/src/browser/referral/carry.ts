import type { ReferralTable } from "../../anywhere/referral.ts";

/**
 * Has the page's links and forms take a code along, in the moment in which they are used: nothing is
 * stored for it, and who reads the page's HTML finds the addresses as they were written.
 *
 * @param codeFor what goes along to an origin; nothing where nothing has to
 */
export function carry(
  { parameter, origins }: ReferralTable,
  codeFor: (origin: string) => string | undefined,
): void {
  /** What goes along to an address. */
  function codeTo({ protocol, origin }: URL): string | undefined {
    const ours = origin == location.origin || origins.includes(origin);
    return ours && protocol.startsWith("http") ? codeFor(origin) : undefined;
  }

  /** The address with the code; nothing where it stays as it is. */
  function extended(address: string): string | undefined {
    let url: URL;
    try {
      url = new URL(address, document.baseURI);
    } catch {
      return undefined;
    }
    const code = codeTo(url);
    if (!code || url.searchParams.has(parameter)) return undefined;
    // A place on this page is no other page.
    const { origin, pathname, search } = location;
    if (url.hash && url.origin + url.pathname + url.search == origin + pathname + search) {
      return undefined;
    }
    // Not by `searchParams`, which would write the rest anew.
    url.search += `${url.search ? "&" : "?"}${parameter}=${code}`;
    return url.href;
  }

  function extend(element: Element, name: string, address: string | null): void {
    const longer = extended(address ?? location.href);
    if (longer) element.setAttribute(name, longer);
  }

  function link(event: Event): void {
    const found = event
      .composedPath()
      .find((each) => /^(a|area)$/.test((each as Element).localName)) as Element | undefined;
    const href = found?.getAttribute("href");
    if (href && !found!.hasAttribute("download")) extend(found!, "href", href);
  }

  // By attributes, since a field may be named "action".
  function form({ target, submitter }: SubmitEvent): void {
    const element = target as HTMLFormElement;
    const given = (name: string) =>
      submitter?.getAttribute(`form${name}`) ?? element.getAttribute(name);
    const method = given("method")?.toLowerCase();
    if (method == "dialog") return;
    const action = given("action") || location.href;
    if (method == "post") {
      const own = submitter?.hasAttribute("formaction");
      return extend(own ? submitter! : element, own ? "formaction" : "action", action);
    }
    // The browser puts the fields in the place of the address's own parameters.
    const code = URL.canParse(action, document.baseURI)
      ? codeTo(new URL(action, document.baseURI))
      : undefined;
    const named = `[name="${CSS.escape(parameter)}"]`;
    if (!code || element.querySelector(named)) return;
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: parameter, value: code });
    element.append(field);
  }

  for (const type of ["click", "auxclick", "contextmenu"]) {
    document.addEventListener(type, link, true);
  }
  document.addEventListener("submit", form, true);
}
