import { expect, it } from "vitest";
import { colors } from "./colors.ts";

it("colours texts, or leaves them as they are", () => {
  expect(colors(true).bold("tea")).toBe("\u001B[1mtea\u001B[22m");
  expect(colors(true).red("tea")).toBe("\u001B[31mtea\u001B[39m");
  expect(colors(false).red("tea")).toBe("tea");
});
