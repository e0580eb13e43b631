/** Fields that carry the code: `<input data-stagelight-referral>`. */
const FIELDS = "input[data-stagelight-referral]";

/**
 * Writes the code into the page's fields that are empty, or hold what was written there before: what
 * somebody has typed stays. Once more in the moment in which a form is sent. The attribute says which of
 * both it is: "link" or "typed".
 *
 * @returns does so now
 */
export function fieldFiller(code: () => string | undefined): () => void {
  const written = new WeakMap<HTMLInputElement, string>();
  const fill = (): void => {
    const value = code() ?? "";
    for (const field of document.querySelectorAll<HTMLInputElement>(FIELDS)) {
      // A browser that restores a page knows nothing of who has written into it.
      const typed = field.value && ![value, written.get(field)].includes(field.value);
      field.dataset.stagelightReferral = typed ? "typed" : value && "link";
      if (typed) continue;
      field.value = value;
      written.set(field, value);
    }
  };
  document.addEventListener("submit", fill, true);

  /** A widget's form whose code has not come yet is sent as it is; what is in it nobody hears outside. */
  const add = ({ target, formData }: FormDataEvent): void => {
    const value = code();
    if (!value || (target as HTMLFormElement).noValidate) return;
    formData.set("referral", value);
    formData.set("referralBy", "link");
  };
  return () => {
    fill();
    for (const { shadowRoot } of document.querySelectorAll("stagelight-newsletter")) {
      shadowRoot?.addEventListener("formdata", add as EventListener);
    }
  };
}
