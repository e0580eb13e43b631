type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** An element with attributes and content; `false` and `undefined` leave an attribute out. */
export function el<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...content: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) {
      element.setAttribute(key, value === true ? "" : String(value));
    }
  }
  element.append(...content);
  return element;
}

/** A button that does something. */
export function button(text: string, press: () => void, attributes: Attributes = {}) {
  const element = el("button", { type: "button", ...attributes }, text);
  element.addEventListener("click", press);
  return element;
}

let fields = 0;

/** A control with its label above. */
export function field(label: string, control: HTMLElement, hint = "") {
  control.id = `field-${++fields}`;
  const note = hint ? [el("small", { id: `${control.id}-hint` }, hint)] : [];
  if (hint) control.setAttribute("aria-describedby", `${control.id}-hint`);
  return el("div", { class: "field" }, el("label", { for: control.id }, label), control, ...note);
}

/** A list to choose from. */
export function choice(options: readonly (readonly [value: string, text: string])[]) {
  return el("select", {}, ...options.map(([value, text]) => el("option", { value }, text)));
}
