/** The dialogs of `<PrivacySettings>` and `<WhyThis>`: loaded when one is opened first. */
import { settings } from "./privacy/settings.ts";
import { why } from "./privacy/why.ts";

const prepared = new WeakMap<Element, () => void>();

/** Opens the dialog that a button names; the settings for a button that names none. */
export function open(button: HTMLElement): void {
  const id = button.dataset.stagelightDialog;
  const dialog = id
    ? document.getElementById(id)
    : document.querySelector("dialog[data-stagelight-settings]");
  if (!(dialog instanceof HTMLDialogElement)) {
    console.error("[stagelight] There is no dialog to open: put <PrivacySettings> on this page.");
    return;
  }
  let show = prepared.get(dialog);
  if (!show) {
    show = "stagelightWhy" in dialog.dataset ? why(dialog) : settings(dialog);
    prepared.set(dialog, show);
  }
  show();
  dialog.showModal();
}
