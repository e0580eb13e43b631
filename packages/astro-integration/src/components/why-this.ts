import "./privacy-controls.css";
import "./privacy-dialog.css";
import site from "virtual:stagelight/site";
import type { WhyData } from "../anywhere/dialog-data.ts";
import { renderDialog } from "../consent-ui/dialog.ts";
import { data, type Html, markup } from "../consent-ui/html.ts";
import { type Options, type PrivacyProps, readOptions } from "../consent-ui/options.ts";
import { reasonsIn } from "../consent-ui/reasons.ts";
import type { Texts } from "../texts/texts.ts";
import { component } from "./component.ts";

/** Properties of `<WhyThis>`. */
export type WhyThisProps = Omit<PrivacyProps<"why">, "purposes">;

/**
 * A button, and the dialog that it opens: where the site takes the visitor to stand and why, what
 * else it knows, which parts of the page were chosen, and how to object. The default slot is the
 * content of the button.
 */
export const WhyThis = component<WhyThisProps>(async (props, slots, { result }, context) => {
  const options = readOptions("why", props, context, "<WhyThis>");
  const { title, close, button } = options.words;
  return renderDialog(result as object, slots.default, options, {
    kind: "data-stagelight-why",
    title,
    close,
    button,
    content: () => answer(options),
  });
});

function answer({ words, texts, lang }: Options<"why">): Html {
  const answers: WhyData = {
    lang,
    labels: labels(texts),
    reasons: reasonsIn(texts, site.table),
    said: words.said,
    ...(site.prompts && { prompts: { texts: texts.prompts, widgets: site.prompts } }),
  };
  return markup`<div data-answer></div>
    <div class="stagelight-buttons">
      <button type="button" class="stagelight-button" data-act="usual">${words.usual}</button>
      <button type="button" class="stagelight-button" data-act="anew">${words.anew}</button>
    </div>
    <p class="stagelight-status" role="status"></p>
    ${data(answers)}`;
}

/** What stages are called in a language; without a label the id as a word. */
function labels({ lang }: Texts): Record<string, string> {
  return Object.fromEntries(
    site.table.stages.map((id) => {
      const word = id.replace(/^./, (first) => first.toUpperCase()).replace(/-/g, " ");
      return [id, site.labels[id]?.[lang] ?? word];
    }),
  );
}
