/** What all widgets share in a page, as one file: it is loaded with the first of them. */
export * from "../design/button.tsx";
export * from "../design/choices.tsx";
export * from "../design/field.tsx";
export * from "./atom.ts";
export * from "./mount.ts";
export * from "./render.ts";
export * from "./storage.ts";
export * from "./texts.ts";
export * from "./values.ts";
