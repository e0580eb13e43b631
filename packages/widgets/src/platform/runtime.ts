/** What all widgets share in a page, as one file: it is loaded with the first of them. */
export * from "../design/button.tsx";
export { Checkbox, ChoiceGroup } from "../design/choices.tsx";
export { Field, FieldError } from "../design/field.tsx";
export { atom } from "./atom.ts";
export * from "./form-page.ts";
export * from "./form-view.tsx";
export { mount } from "./mount.ts";
export { newId } from "./new-id.ts";
export * from "./render.ts";
export { send } from "./send.ts";
export {
  CHAT_KEY,
  keep,
  keepForNow,
  kept,
  keptForNow,
  MEMBER_KEY,
  secret,
  waitingKey,
} from "./storage.ts";
export { languageOf, localized } from "./texts.ts";
export * from "./values.ts";
