import { expect, it } from "vitest";
import { toldReasons } from "./told-reasons.ts";

it("tells why a reward stands where it does, and nothing of what was cleared up or written", () => {
  const all = ["velocity", "self-payment", "order-undone", "nobody", "rejected", "one household"];
  expect(toldReasons("review", ["velocity", "same-buyer", "known to us"])).toEqual([
    "velocity",
    "same-buyer",
  ]);
  expect(toldReasons("rejected", all.slice(0, 1))).toEqual(["velocity"]);
  expect(toldReasons("reversed", all)).toEqual(["self-payment", "order-undone"]);
  expect(toldReasons("reversed", ["velocity", "rejected"])).toEqual([]);
  for (const state of ["held", "approved", "issued", "used"] as const)
    expect(toldReasons(state, all)).toEqual([]);
});
