import { expect, it } from "vitest";
import { networkOfCaller } from "./network.ts";

it.each([
  ["203.0.113.9", "203.0.113.0"],
  ["2001:db8:1:2::3", "2001:db8:1::"],
  ["::ffff:203.0.113.9", "203.0.113.0"],
  ["127.0.0.1", null],
  ["::1", null],
  ["10.1.2.3", null],
  ["192.168.0.4", null],
  ["172.20.0.4", null],
  ["100.64.0.1", null],
  ["fe80::1", null],
  ["fd00::1", null],
  ["::ffff:127.0.0.1", null],
  ["nonsense", null],
  [undefined, null],
])("the network of %s is %s", (address, network) => {
  expect(networkOfCaller(address)).toBe(network);
});
