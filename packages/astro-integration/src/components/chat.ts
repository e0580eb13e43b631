import { parseFriendly } from "@stagelight/core/config";
import { chatHtml } from "@stagelight/widgets/static";
import { renderTemplate, unescapeHTML } from "astro/runtime/server/index.js";
import widgets from "virtual:stagelight/widgets";
import { answersAddress } from "../answers/address.ts";
import { component } from "./component.ts";
import {
  notInConfig,
  passedOn,
  textSchema,
  widgetLocale,
  type WidgetProps,
  widgetSchema,
} from "./widget.ts";

/** Properties of `<Chat>`. It is there for everybody: whom its lines are for, the config says. */
export interface ChatProps extends Omit<WidgetProps, "when"> {
  /** What stands on the launcher. Default: the widget's own word. */
  label?: string;
}

const NAME = "<Chat>";

const schema = widgetSchema.extend({ label: textSchema });

/**
 * The launcher of the chat, painted with the page: a link to the contact page. Its code comes when
 * somebody clicks it, and nothing is asked for before. Once in a page; a layout is the place for it.
 */
export const Chat = component<ChatProps>(async (props, _slots, _page, context) => {
  const { server, chat: settings, answers } = widgets;
  if (!settings) throw notInConfig(NAME, "chat", "chat: {}");
  const { lang, ...words } = parseFriendly(
    schema,
    props,
    `${NAME} does not fit.`,
    "component-invalid",
  );
  const locale = widgetLocale(lang, context);
  const { html } = chatHtml({
    server,
    locale,
    settings,
    // It is the same for all, and the loader brings it.
    known: true,
    attributes: {
      ...words,
      ...(answers !== undefined && { answers: answersAddress(answers, locale) }),
      // A router that swaps pages keeps it: what was begun goes on.
      "data-astro-transition-persist": "stagelight-chat",
      ...passedOn(props),
    },
  });
  return renderTemplate`${unescapeHTML(html)}`;
});
