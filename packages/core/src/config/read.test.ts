import { expect, it } from "vitest";
import { readConfig } from "../config.ts";

it("fills in every default", () => {
  expect(readConfig({})).toMatchSnapshot();
});
