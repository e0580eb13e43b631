import { expect, it } from "vitest";
import { serverAddress } from "./server-address.ts";

it.each([
  ["/_stagelight", undefined, undefined, undefined],
  ["/_stagelight", "http://localhost:4321", undefined, "http://localhost:4321/_stagelight"],
  ["https://events.nuri.example/lamp", undefined, undefined, "https://events.nuri.example/lamp"],
  ["/_stagelight", undefined, "http://127.0.0.1:8080", "http://127.0.0.1:8080/_stagelight"],
  ["/_stagelight", undefined, "https://nuri.example/lamp/", "https://nuri.example/lamp"],
  ["https://a.example/lamp", undefined, "http://127.0.0.1:8080/", "http://127.0.0.1:8080/lamp"],
])("of %s, at %s, with %s: %s", (server, own, told, found) => {
  expect(serverAddress(server, own, { STAGELIGHT_URL: told })).toBe(found);
});

it.each(["nuri.example", "ftp://nuri.example", "https://user:word@nuri.example", "/_stagelight"])(
  "refuses %s",
  (told) => {
    expect(() => serverAddress("/_stagelight", undefined, { STAGELIGHT_URL: told })).toThrow(
      /STAGELIGHT_URL[^]*such as "https:\/\/nuri\.example\/_stagelight"/,
    );
  },
);
