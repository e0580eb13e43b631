import { StagelightError, type Problem } from "@stagelight/core/config";
import { checkTheme, COLOURS, type ColourName } from "@stagelight/widgets/static";

type Theme = Partial<Record<ColourName, string>>;

/** A block of declarations without blocks in it. */
const BLOCK = /\{([^{}]*)\}/g;
const COMMENT = /\/\*[\s\S]*?\*\//g;
const LIGHT_DARK = /^light-dark\(((?:[^(),]|\([^()]*\))*),((?:[^(),]|\([^()]*\))*)\)$/;

/**
 * Refuses a style sheet that gives widgets colours in which their words cannot be read. Looked at are
 * colours that one rule sets together and that are written out; what is left to the page (a variable, a
 * mixture) the widgets look at themselves, in the browser.
 *
 * @param file names the style sheet, for the error
 * @throws StagelightError `theme-unreadable`
 */
export function refuseUnreadable(css: string, file: string): void {
  if (!css.includes("--stagelight-")) return;
  const problems = [...css.replace(COMMENT, "").matchAll(BLOCK)].flatMap(([, block]) =>
    schemes(themeOf(block ?? "")).flatMap(checkTheme),
  );
  if (problems.length === 0) return;
  const told = [...new Set(problems)].map((found): Problem => ({
    path: file,
    expected: "colours in which text can be read (WCAG 2.2, 1.4.3 and 1.4.11)",
    found,
    help: "Take a darker and a lighter colour: widgets leave all colours of the page out where one cannot be read.",
  }));
  throw new StagelightError("theme-unreadable", "A theme of widgets cannot be read.", told);
}

function themeOf(block: string): Theme {
  const theme: Theme = {};
  for (const name of COLOURS) {
    const found = new RegExp(`(?:^|[;\\s])--stagelight-${name}\\s*:([^;]*)`).exec(block);
    if (found) theme[name] = found[1]!.replace(/!important/, "").trim();
  }
  return theme;
}

/** The theme in light and in dark, each with the colours that are written out. */
function schemes(theme: Theme): Theme[] {
  return [1, 2].map((scheme) => {
    const written = Object.entries(theme).map(([name, value]): [string, string] => {
      const both = LIGHT_DARK.exec(value);
      return [name, (both?.[scheme] ?? value).trim()];
    });
    return Object.fromEntries(
      written.filter(([, value]) => /^(#[\da-f]{3}|#[\da-f]{6}|rgb\([\d.,\s]+\))$/i.test(value)),
    );
  });
}
