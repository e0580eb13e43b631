import type { Audience } from "@stagelight/core";
import { StagelightError } from "@stagelight/core/config";
import { renderTemplate } from "astro/runtime/server/index.js";
import site from "virtual:stagelight/site";
import widgets from "virtual:stagelight/widgets";
import { z } from "zod";
import { pageLocale } from "../server/page-locale.ts";
import type { AudienceName, StageId } from "../site.ts";
import { componentAudience } from "./audience.ts";
import type { Page } from "./component.ts";
import { embedScript } from "./embed-script.ts";
import { type Render, renderTailored } from "./tailored.ts";

/** Properties that the components of all widgets have. */
export interface WidgetProps {
  /** Language of the words: `en`, `ko` or `zh`. Default: the page's. */
  lang?: string;
  /** Default: the page's `color-scheme`. */
  theme?: "light" | "dark";
  /** Who sees the widget: an audience, or the name of one in the config. Default: everybody. */
  when?: Audience<StageId, AudienceName>;
  /** Classes for the element. */
  class?: string;
}

export const textSchema = z.string().optional();

/** Their schema, but for `when`. */
export const widgetSchema = z.object({
  lang: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/, 'a language such as "ko"')
    .optional(),
  theme: z.enum(["light", "dark"]).optional(),
  class: textSchema,
});

/** The language of a widget's words. */
export function widgetLocale(lang: string | undefined, context: Page): string {
  return lang ?? (pageLocale(context) || (site.locales[0] ?? "en"));
}

/** What a component of a widget is called where it does not fit, and in the decision trace. */
interface Named {
  /** As it stands in the page: `<Newsletter>`. */
  readonly component: string;
  readonly name: string;
}

/**
 * A widget with the script that brings it to life, for whom it is meant.
 *
 * @param content what renders its element
 */
export function renderWidget(
  content: (result: unknown) => unknown,
  when: WidgetProps["when"],
  { component, name }: Named,
  page: Render,
): unknown {
  const whole = (result: unknown) =>
    renderTemplate`${embedScript(widgets.server)}${content(result)}`;
  if (when === undefined) return whole(page.result);
  const table = componentAudience(when, component);
  const short = typeof when === "string" ? when : undefined;
  const part = { name: short ?? "audience", slot: whole, table, short };
  return renderTailored({ ...page, name }, [part], undefined);
}

/** What Astro puts onto a component for its own ends: scoped styles, transitions. */
export function passedOn(props: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(props).flatMap(([name, value]: [string, unknown]) =>
      name.startsWith("data-") ? [[name, String(value)]] : [],
    ),
  );
}

/**
 * The error of a component whose widget the config does not have.
 *
 * @param key of the config
 * @param example how it is written there
 */
export function notInConfig(component: string, key: string, example: string): StagelightError {
  return new StagelightError("component-invalid", `${component} does not fit.`, [
    {
      path: key,
      expected: `the key ${key} in stagelight.config.ts`,
      found: "none",
      help: `Add ${example} to stagelight.config.ts, or remove the component.`,
    },
  ]);
}
