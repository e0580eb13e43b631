import "./privacy-controls.css";
import "./privacy-dialog.css";
import { renderDialog } from "../consent-ui/dialog.ts";
import { data, type Html, markup } from "../consent-ui/html.ts";
import { type Options, type PrivacyProps, readOptions } from "../consent-ui/options.ts";
import { component } from "./component.ts";

/** Properties of `<PrivacySettings>`. */
export type PrivacySettingsProps = PrivacyProps<"settings">;

/**
 * A button for the footer of every page, and the dialog that it opens: a switch for each purpose,
 * what this browser holds now, and a button that deletes it. The default slot is the content of the
 * button.
 */
export const PrivacySettings = component<PrivacySettingsProps>(
  async (props, slots, { result }, context) => {
    const options = readOptions("settings", props, context, "<PrivacySettings>");
    const { title, close, button } = options.words;
    return renderDialog(result as object, slots.default, options, {
      kind: "data-stagelight-settings",
      title,
      close,
      button,
      content: (id) => settings(options, id),
    });
  },
);

function settings({ words, purposes }: Options<"settings">, id: string): Html {
  const switches = purposes.map((purpose) => {
    const { name, allows } = words.purposes[purpose];
    return markup`<li>
      <label class="stagelight-switch-row">
        <span>${name}</span>
        <input
          type="checkbox"
          role="switch"
          class="stagelight-switch"
          data-purpose="${purpose}"
          aria-describedby="${id}-${purpose}"
        />
      </label>
      <p id="${id}-${purpose}">${allows}</p>
    </li>`;
  });
  return markup`<p>${words.lead}</p>
    <p class="stagelight-gpc" data-stagelight-gpc hidden>${words.gpc}</p>
    <ul class="stagelight-purposes">
      <li>
        <div class="stagelight-switch-row">
          <span>${words.necessary}</span>
          <span class="stagelight-always">${words.always}</span>
        </div>
        <p>${words.necessaryAllows}</p>
      </li>
      ${switches}
    </ul>
    <div class="stagelight-buttons">
      <button type="button" class="stagelight-button" data-act="refuse">${words.refuse}</button>
      <button type="button" class="stagelight-button" data-act="accept">${words.accept}</button>
      <button type="button" class="stagelight-button" data-act="save">${words.save}</button>
    </div>
    <p class="stagelight-status" role="status"></p>
    <h3 class="stagelight-subtitle">${words.stored}</h3>
    <div data-stored></div>
    <button type="button" class="stagelight-quiet-button" data-act="delete">${words.delete}</button>
    ${data(words.said)}`;
}
