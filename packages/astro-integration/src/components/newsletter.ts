import { list, nearest, parseFriendly, problem, StagelightError } from "@stagelight/core/config";
import type { Audience } from "@stagelight/core";
import type { NewsletterSettings } from "@stagelight/widgets/elements";
import { newsletterHtml } from "@stagelight/widgets/static";
import { renderTemplate, unescapeHTML } from "astro/runtime/server/index.js";
import site from "virtual:stagelight/site";
import widgets from "virtual:stagelight/widgets";
import { z } from "zod";
import { pageLocale } from "../server/page-locale.ts";
import type { AudienceName, StageId } from "../site.ts";
import { componentAudience } from "./audience.ts";
import { component } from "./component.ts";
import { embedScript } from "./embed-script.ts";
import { renderTailored } from "./tailored.ts";

/** Properties of `<Newsletter>`. */
export interface NewsletterProps {
  /** Title of the form. Default: the widget's own words, as of the next two. */
  heading?: string;
  /** What one gets, below the title. */
  description?: string;
  /** What stands on the button. */
  button?: string;
  /** Ids of the lists that this form is for; then nothing is picked. Default: the visitor picks. */
  lists?: string | readonly string[];
  /** Tells one form of the site from another, in reports. Default: `newsletter`. */
  form?: string;
  /** Language of the words: `en`, `ko` or `zh`. Default: the page's. */
  lang?: string;
  /** Default: the page's `color-scheme`. */
  theme?: "light" | "dark";
  /** Who sees the form: an audience, or the name of one in the config. Default: everybody. */
  when?: Audience<StageId, AudienceName>;
  /** Classes for the element. */
  class?: string;
}

const NAME = "<Newsletter>";
const text = z.string().optional();

const schema = z.object({
  heading: text,
  description: text,
  button: text,
  lists: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((given) => (typeof given === "string" ? given.split(/[\s,]+/) : given))
    .superRefine((ids, context) => {
      const known = widgets.newsletter?.lists?.map(({ id }) => id) ?? ["newsletter"];
      for (const id of (ids ?? []).filter((each) => each && !known.includes(each))) {
        const meant = nearest(id, known);
        context.addIssue(
          problem([], {
            expected: `ids of newsletter.lists in stagelight.config.ts (${list(known)})`,
            found: JSON.stringify(id),
            help: meant
              ? `Did you mean ${JSON.stringify(meant)}?`
              : "Add the list to newsletter.lists, or leave the property out.",
          }),
        );
      }
    }),
  form: text,
  lang: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/, 'a language such as "ko"')
    .optional(),
  theme: z.enum(["light", "dark"]).optional(),
  class: text,
});

/**
 * The newsletter form, painted with the page: it works without JavaScript. Its code comes when somebody
 * points at it, touches it or goes to it by keyboard.
 */
export const Newsletter = component<NewsletterProps>(async (props, _slots, page, context) => {
  const { lists, lang, ...words } = parseFriendly(
    schema,
    props,
    `${NAME} does not fit.`,
    "component-invalid",
  );
  const { html } = newsletterHtml({
    server: widgets.server,
    locale: lang ?? (pageLocale(context) || (site.locales[0] ?? "en")),
    settings: settingsOrRefuse(),
    // It is the same for all, and the loader brings it.
    known: true,
    attributes: { ...words, lists: lists?.join(" "), ...passedOn(props) },
  });
  const form = () => renderTemplate`${embedScript(widgets.server)}${unescapeHTML(html)}`;
  if (props.when === undefined) return form();
  const table = componentAudience(props.when, NAME);
  const short = typeof props.when === "string" ? props.when : undefined;
  const part = { name: short ?? "audience", slot: form, table, short };
  return renderTailored({ ...page, name: props.form ?? "newsletter" }, [part], undefined);
});

function settingsOrRefuse(): NewsletterSettings {
  if (widgets.newsletter) return widgets.newsletter;
  throw new StagelightError("component-invalid", `${NAME} does not fit.`, [
    {
      path: "newsletter",
      expected: "a newsletter in stagelight.config.ts",
      found: "none",
      help: "Add newsletter: {} to stagelight.config.ts, or remove the component.",
    },
  ]);
}

/** What Astro puts onto a component for its own ends: scoped styles, transitions. */
function passedOn(props: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(props).flatMap(([name, value]: [string, unknown]) =>
      name.startsWith("data-") ? [[name, String(value)]] : [],
    ),
  );
}
