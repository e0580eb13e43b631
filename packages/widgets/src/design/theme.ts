import type { ColourName } from "./colours.ts";

/** Text and what it stands on, by what both are called. WCAG 2.2, 1.4.3. */
const READ: readonly (readonly [ColourName, ColourName])[] = [
  ["text", "surface"],
  ["muted", "surface"],
  ["error", "surface"],
  ["on-accent", "accent"],
];

/** The least that text needs (WCAG 2.2, 1.4.3), and rings and edges of controls (1.4.11). */
const LEAST = { text: 4.5, shape: 3 };

/**
 * What cannot be read in a theme, in sentences with the numbers; nothing if all can. Colours as hex,
 * `rgb()` or `color(srgb …)`; one that is left out is the widget's own and is not looked at.
 */
export function checkTheme(theme: Partial<Record<ColourName, string>>): string[] {
  return [
    ...READ.flatMap(([front, back]) => pair(theme, front, back, LEAST.text)),
    ...pair(theme, "focus", "surface", LEAST.shape),
  ];
}

function pair(
  theme: Partial<Record<ColourName, string>>,
  front: ColourName,
  back: ColourName,
  least: number,
): string[] {
  const [above, below] = [theme[front], theme[back]];
  if (!above || !below) return [];
  const found = contrast(above, below);
  if (found === undefined)
    return [`--stagelight-${front} and --stagelight-${back}: write them as hex or rgb().`];
  if (found >= least) return [];
  // Rounded down: 4.499 must not read as enough.
  const told = (Math.floor(found * 100) / 100).toFixed(2);
  return [
    `--stagelight-${front} (${above}) on --stagelight-${back} (${below}) has a contrast of ${told}:1; at least ${least}:1 is needed.`,
  ];
}

/** The contrast of two colours, 1 to 21; nothing where one cannot be read. WCAG 2.2, relative luminance. */
export function contrast(one: string, other: string): number | undefined {
  const lights = [one, other].map(luminance);
  if (lights.includes(undefined)) return undefined;
  const [dark = 0, bright = 0] = (lights as number[]).toSorted((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number | undefined {
  const channels = channelsOf(colour);
  if (!channels) return undefined;
  const [red = 0, green = 0, blue = 0] = channels.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Red, green and blue, each from 0 to 1. */
function channelsOf(colour: string): number[] | undefined {
  const text = colour.trim().toLowerCase();
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/.exec(text)?.[1];
  if (hex) {
    const pairs =
      hex.length === 3 ? hex.split("").map((digit) => digit + digit) : hex.match(/../g)!;
    return pairs.map((digits) => Number.parseInt(digits, 16) / 255);
  }
  const [, kind, inside] = /^(rgb|color)\((?:srgb )?([\d.e\s,-]+)\)$/.exec(text) ?? [];
  const values = inside?.split(/[\s,]+/).map(Number);
  if (values?.length !== 3 || values.some(Number.isNaN)) return undefined;
  return values.map((value) => Math.min(1, Math.max(0, kind === "rgb" ? value / 255 : value)));
}
