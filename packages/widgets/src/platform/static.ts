import { createHash } from "node:crypto";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import base from "../design/base.css";
import painted from "../design/painted.css";
import type { LanguageTexts } from "./texts.ts";
import type { AnyWidget, WidgetPage } from "./widget.ts";

/** A widget as HTML. */
export interface StaticWidget {
  /** The element with a declarative, clonable shadow root. */
  readonly html: string;
  /** The style sheet in it, for a policy: `'sha256-…'`. None where a sheet is linked. */
  readonly styleHash: string | undefined;
  /** The style sheet, to be served where `stylesheet` says. */
  readonly css: string;
}

/** What is the same for every widget that is rendered. */
export interface StaticSettings {
  /** Where the server listens, without a slash at the end. */
  readonly server: string;
  /** Such as "ko" or "en-GB". */
  readonly locale: string;
  /** Address of the style sheet, if it is to be linked; without it the sheet stands in the HTML. */
  readonly stylesheet?: string;
  /** What the site's config says of the widget. */
  readonly settings?: object;
  /**
   * Whether server and settings are left out of the element: `embed.js` of the same server is on the
   * page, and knows both.
   */
  readonly known?: boolean;
  /** Attributes of the element. */
  readonly attributes?: Readonly<Record<string, string | undefined>>;
}

/** What a widget's view is given of the moment that it is shown at. */
export interface Moment {
  readonly page: WidgetPage<unknown, unknown>;
  readonly state: unknown;
  readonly live: boolean;
}

/**
 * Renders a widget at build: painted with the page, and a form that works without code.
 *
 * @param widget at its beginning, `css` need have no more than that is painted with: code brings all;
 * `painted`: a sheet that stands alone then
 * @param at the moment to show, for galleries; default: the beginning, before there is code
 */
export function widgetHtml(
  name: string,
  widget: AnyWidget & { readonly painted?: string },
  texts: LanguageTexts,
  { server, locale, stylesheet, settings, known, attributes = {} }: StaticSettings,
  at?: (page: Moment["page"], options: unknown) => Moment,
): StaticWidget {
  const options = widget.readOptions({
    attribute: (each) => attributes[each],
    settings,
    server,
    locale,
  });
  const page = widget.createPage(options, { emit: () => {}, address: "" });
  const beginning = { page, state: page.$state.get(), live: false };
  const view = { options, texts, ...(at?.(page, options) ?? beginning) };
  const body = renderToString(h(widget.View as never, view as never));
  const css = widget.painted && !at ? widget.painted : (at ? base : painted) + widget.css;
  const styles = stylesheet
    ? `<link rel="stylesheet" href="${escaped(stylesheet)}">`
    : `<style>${css}</style>`;
  const all = {
    ...(!known && { server, ...(settings && { settings: JSON.stringify(settings) }) }),
    locale,
    ...attributes,
  };
  const { lang } = texts;
  const dir = attributes["dir"] ?? texts.dir;
  const tag = `stagelight-${name}`;
  const html = `<${tag}${written(all)}><template shadowrootmode="open" shadowrootclonable>${styles}<div${written({ class: "widget", part: "widget", lang, dir, "data-painted": "" })}>${body}</div></template></${tag}>`;
  const hash = `'sha256-${createHash("sha256").update(css).digest("base64")}'`;
  return { html, css, styleHash: stylesheet ? undefined : hash };
}

function written(attributes: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escaped(value!)}"`)
    .join("");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
