/**
 * Puts a text on the clipboard; tells whether it is there. Older browsers, and frames that may not
 * write to it, have the way of before: what a copy holds is said when it is made.
 */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    let copied = false;
    const say = (event: ClipboardEvent) => {
      event.clipboardData?.setData("text/plain", text);
      event.preventDefault();
      event.stopImmediatePropagation();
      copied = true;
    };
    document.addEventListener("copy", say, true);
    try {
      return document.execCommand("copy") && copied;
    } catch {
      return false;
    } finally {
      document.removeEventListener("copy", say, true);
    }
  }
}
