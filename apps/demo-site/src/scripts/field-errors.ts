type Field = HTMLInputElement | HTMLSelectElement;

const errorOf = (field: Field): HTMLElement | null =>
  document.getElementById(`${field.type === "radio" ? field.name : field.id}-error`);

function show(field: Field): void {
  const element = errorOf(field);
  const wrong = !field.checkValidity();
  if (field.type !== "radio") field.setAttribute("aria-invalid", String(wrong));
  if (!element) return;
  element.textContent = wrong ? (field.dataset.error ?? field.validationMessage) : "";
  element.hidden = !wrong;
}

/** Says what is missing beside each field once someone tried to send the form, and takes it back as they mend it. */
export function watchFields(form: HTMLFormElement): { allRight(): boolean } {
  form.noValidate = true;
  const fields = [...form.querySelectorAll<Field>("[data-error]")];
  let tried = false;
  form.addEventListener("input", ({ target }) => {
    const field = fields.find((each) => each === target);
    if (tried && field) show(field);
  });
  return {
    allRight() {
      tried = true;
      for (const field of fields) show(field);
      const firstWrong = fields.find((field) => !field.checkValidity());
      firstWrong?.focus();
      return firstWrong === undefined;
    },
  };
}
