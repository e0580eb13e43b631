import fc from "fast-check";
import { expect, it } from "vitest";
import { markup } from "./html.ts";

it("escapes whatever was not made here, in texts and attributes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const made = markup`<a title="${text}">${text}</a>`.text;
      expect(made.match(/[<>"']/g)).toHaveLength(6);
    }),
  );
});

it("takes what was made here as it is, and leaves out what is not there", () => {
  const rows = ["<b>", "&"].map((each) => markup`<li>${each}</li>`);
  const list = markup`<ul>${rows}${false}${undefined}${0}</ul>`;
  expect(list.text).toBe("<ul><li>&#60;b&#62;</li><li>&#38;</li>0</ul>");
});
