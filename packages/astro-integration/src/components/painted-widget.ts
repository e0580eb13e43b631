import { didYouMean, list, parseFriendly, problem } from "@stagelight/core/config";
import type { StaticWidget } from "@stagelight/widgets/static";
import { unescapeHTML } from "astro/runtime/server/index.js";
import widgets from "virtual:stagelight/widgets";
import type { z } from "zod";
import { component } from "./component.ts";
import { notInConfig, passedOn, renderWidget, widgetLocale, type WidgetProps } from "./widget.ts";

/** What a widget's properties become: attributes of its element. */
type Words = Readonly<Record<string, string | undefined>>;

interface PaintedWidget<Props, Settings extends object> {
  /** As it stands in the page: `<Newsletter>`. */
  readonly tag: string;
  /** The key of the config, and how it is written there. */
  readonly key: string;
  readonly example: string;
  /** What the config says under the key, if anything. */
  readonly settings: Settings | undefined;
  readonly schema: z.ZodType<Words>;
  /** What it is called in the decision trace. */
  nameOf(props: Props): string;
  html(options: {
    readonly server: string;
    readonly locale: string;
    readonly settings: Settings;
    readonly known: true;
    readonly attributes: Words;
  }): Pick<StaticWidget, "html">;
}

/**
 * A component that is painted with the page, and works without JavaScript. Its code comes when somebody
 * points at it, touches it or goes to it by keyboard.
 */
export function paintedWidget<Props extends WidgetProps, Settings extends object>({
  tag,
  key,
  example,
  settings,
  schema,
  nameOf,
  html,
}: PaintedWidget<Props, Settings>): (props: Props) => unknown {
  return component<Props>(async (props, _slots, page, context) => {
    if (!settings) throw notInConfig(tag, key, example);
    const { lang, ...words } = parseFriendly(
      schema,
      props,
      `${tag} does not fit.`,
      "component-invalid",
    );
    const painted = html({
      server: widgets.server,
      locale: widgetLocale(lang, context),
      settings,
      // It is the same for all, and the loader brings it.
      known: true,
      attributes: { ...words, ...passedOn(props) },
    });
    const named = { component: tag, name: nameOf(props) };
    return renderWidget(() => unescapeHTML(painted.html), props.when, named, page);
  });
}

/**
 * Tells of an id that the config does not have.
 *
 * @param what it is called where it does: `the id of a survey`
 * @param otherwise what to do where no other is meant
 */
export function knownId(known: readonly string[], what: string, otherwise: string) {
  return (id: string, context: z.core.$RefinementCtx): void => {
    if (known.includes(id)) return;
    context.addIssue(
      problem([], {
        expected: `${what} in stagelight.config.ts (${list(known)})`,
        found: JSON.stringify(id),
        help: didYouMean(id, known, otherwise),
      }),
    );
  };
}
