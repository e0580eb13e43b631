import type { Child, Make } from "../../anywhere/reviews-make.ts";

/** Makes elements of a page. */
export const nodes: Make<HTMLElement> = (name, attributes, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false && value !== undefined) {
      made.setAttribute(key, value === true ? "" : `${value}`);
    }
  }
  const add = (child: Child<HTMLElement>): void => {
    if (Array.isArray(child)) child.forEach(add);
    else if (child) made.append(child as Node);
  };
  children.forEach(add);
  return made;
};
