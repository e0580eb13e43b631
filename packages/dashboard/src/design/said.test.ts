import { expect, it } from "vitest";
import { initialsOf } from "./said.tsx";

it("makes initials as names are read", () => {
  expect(initialsOf("Mina Park")).toBe("MP");
  expect(initialsOf("박미나")).toBe("미나");
  expect(initialsOf("王小明")).toBe("小明");
  expect(initialsOf("jisoo@nuri.example")).toBe("JN");
  expect(initialsOf("  ")).toBe("?");
  expect(initialsOf("👩‍🌾 Farm")).toBe("👩‍🌾F");
});
