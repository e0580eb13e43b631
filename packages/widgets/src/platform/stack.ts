/**
 * What stands fixed at the foot of a window, the lowest first. A site's own bars can have the attribute
 * too, with the name of what they stand for or a number of their own.
 */
const ORDER = { consent: 0, prompt: 10, chat: 20 } as const;

const ATTRIBUTE = "data-stagelight-stack";

/**
 * Puts a fixed element above those that stand lower where they would meet, as `--stagelight-stack` on
 * the element: so much higher than the foot of the window. What gets the focus in the page is scrolled
 * clear of it.
 *
 * @returns takes it out again
 */
export function stack(host: HTMLElement, name: keyof typeof ORDER): () => void {
  const root = document.documentElement;
  const observer = new ResizeObserver(() => settle());
  const settle = (): void => {
    const lower = [...document.querySelectorAll<HTMLElement>(`[${ATTRIBUTE}]`)].filter(
      (each) => each !== host && orderOf(each) < ORDER[name],
    );
    for (const each of lower) observer.observe(each);
    const { left, right } = host.getBoundingClientRect();
    const taken = lower.map((each) => {
      const other = each.getBoundingClientRect();
      const meets = other.height && other.left < right && left < other.right;
      return meets ? innerHeight - other.top : 0;
    });
    const below = Math.max(0, ...taken);
    // Read before anything is written: the browser lays all out anew in between otherwise.
    root.style.scrollPaddingBlockEnd = `calc(${below + host.offsetHeight}px + 2rem)`;
    host.style.setProperty("--stagelight-stack", below ? `${below}px` : "");
  };
  host.setAttribute(ATTRIBUTE, name);
  observer.observe(host);
  addEventListener("resize", settle);
  document.addEventListener("stagelight:consent" as never, settle);
  settle();
  return () => {
    observer.disconnect();
    removeEventListener("resize", settle);
    document.removeEventListener("stagelight:consent" as never, settle);
    host.removeAttribute(ATTRIBUTE);
    root.style.scrollPaddingBlockEnd = "";
  };
}

function orderOf(element: HTMLElement): number {
  const said = element.getAttribute(ATTRIBUTE)!;
  return ORDER[said as keyof typeof ORDER] ?? Number(said);
}
