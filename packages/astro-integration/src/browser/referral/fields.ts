/** Fields that carry the code: `<input data-stagelight-referral>`. */
const FIELDS = "input[data-stagelight-referral]";

/**
 * Writes the code into the page's fields that are empty, or hold what was written there before: what
 * somebody has typed stays. Once more in the moment in which a form is sent.
 *
 * @returns does so now
 */
export function fieldFiller(code: () => string | undefined): () => void {
  const written = new WeakMap<HTMLInputElement, string>();
  const fill = (): void => {
    const value = code() ?? "";
    for (const field of document.querySelectorAll<HTMLInputElement>(FIELDS)) {
      if (field.value && field.value != written.get(field)) continue;
      field.value = value;
      written.set(field, value);
    }
  };
  document.addEventListener("submit", fill, true);
  return fill;
}
