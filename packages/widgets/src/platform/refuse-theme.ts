import type { ColourName } from "../design/colours.ts";
import css from "../design/plain-colours.css";
import { checkTheme } from "../design/theme.ts";

/**
 * Leaves the page's colours out where text could not be read in them, and says so in the console. They
 * are read as painted, in the page's scheme of the moment.
 */
export function refuseTheme(
  element: HTMLElement,
  container: HTMLElement,
  colours: readonly ColourName[],
): void {
  const probe = container.appendChild(document.createElement("i"));
  const painted = Object.fromEntries(colours.map((name) => [name, paintedAs(probe, name)]));
  probe.remove();
  const problems = checkTheme(painted);
  if (problems.length === 0) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  (container.getRootNode() as ShadowRoot).adoptedStyleSheets.push(sheet);
  container.classList.add("plain-colours");
  console.error(
    `<${element.localName}>: the page's colours are not used, as they cannot be read:\n${problems.join("\n")}`,
  );
}

/** `color-mix` has the browser tell any colour in sRGB: `color(srgb 0.1 0.2 0.3)`. */
function paintedAs(probe: HTMLElement, name: ColourName): string {
  probe.style.color = `color-mix(in srgb, var(--_${name}), var(--_${name}))`;
  return getComputedStyle(probe).color;
}
