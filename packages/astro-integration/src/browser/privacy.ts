/** Opens the dialog that a button names. */
export function open(button: Element): void {
  const dialog = document.getElementById(button.getAttribute("data-stagelight-dialog")!);
  if (dialog instanceof HTMLDialogElement) dialog.showModal();
}
