import { renderSlot, renderTemplate, unescapeHTML } from "astro/runtime/server/index.js";
import { type Html, markup } from "./html.ts";
import type { Options } from "./options.ts";

/** A dialog and the button that opens it. */
export interface DialogParts {
  /** What the dialog is to the browser: the name of an attribute. */
  readonly kind: "data-stagelight-settings" | "data-stagelight-why";
  readonly title: string;
  /** Label of the button that closes it. */
  readonly close: string;
  /** Text of the button that opens it, where the component's slot has none. */
  readonly button: string;
  /** What lies between title and end. */
  content(id: string): Html;
}

const counts = new WeakMap<object, number>();

/** Renders the button that opens a dialog, and the dialog. */
export function renderDialog(
  result: object,
  slot: unknown,
  { language, classes }: Pick<Options<"why">, "language" | "classes">,
  { kind, title, close, button, content }: DialogParts,
): unknown {
  // Ids must differ also where a page has the component twice.
  const number = (counts.get(result) ?? 0) + 1;
  counts.set(result, number);
  const id = `stagelight-dialog-${number}`;
  const opener = markup`<button type="button"${{ html: classes("stagelight-open") + language }}
    data-stagelight-dialog="${id}" aria-haspopup="dialog">`;
  const dialog = markup`</button><dialog id="${id}" class="stagelight-dialog" ${{ html: kind }}
    aria-labelledby="${id}-title"${{ html: language }}>
    <div class="stagelight-dialog-head">
      <h2 id="${id}-title" class="stagelight-title">${title}</h2>
      <button type="button" class="stagelight-close" data-act="close" aria-label="${close}"></button>
    </div>
    ${content(id)}
  </dialog>`;
  const label = slot ? renderSlot(result as never, slot as never) : button;
  return renderTemplate`${unescapeHTML(opener.html)}${label}${unescapeHTML(dialog.html)}`;
}
