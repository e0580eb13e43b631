/** What all widgets share in a page, as one file: it is loaded with the first of them. */
export * from "../design/button.tsx";
export { Checkbox } from "../design/choices.tsx";
export { Field, FieldError } from "../design/field.tsx";
export { atom } from "./atom.ts";
export { EMPTY, FormPage } from "./form-page.ts";
export * from "./form-view.tsx";
export { mount } from "./mount.ts";
export { Fragment, jsx, jsxs } from "./render.ts";
export { keep, kept, MEMBER_KEY, waitingKey } from "./storage.ts";
export { languageOf, localized } from "./texts.ts";
export * from "./values.ts";
