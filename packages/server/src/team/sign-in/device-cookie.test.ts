import { readConfig } from "@stagelight/core/config";
import { expect, it } from "vitest";
import { keyRing } from "../../keys/key-ring.ts";
import { deviceCookie, knownDevice } from "./device-cookie.ts";

const site = (secret = "s", url = "https://nuri.example") => ({
  config: readConfig({ site: { url } }),
  ring: keyRing([secret.repeat(32)]),
});
const JIN = "jin@nuri.example";
const sent = (cookie: string) =>
  new Request("https://nuri.example", { headers: { cookie: cookie.split(";")[0]! } });

it("is known to one account of one site, each browser by a name of its own", () => {
  const cookie = deviceCookie(site(), JIN);
  expect(cookie).toMatch(/^__Host-.*; Path=\/; Max-Age=15552000; Secure; HttpOnly; SameSite=Lax$/);
  const name = knownDevice(site(), sent(cookie), JIN);
  expect(name).toMatch(/^[\da-f-]{36}$/);
  expect(knownDevice(site(), sent(deviceCookie(site(), JIN)), JIN)).not.toBe(name);
  expect(knownDevice(site(), sent(cookie), "mina@nuri.example")).toBeUndefined();
  expect(knownDevice(site("o"), sent(cookie), JIN)).toBeUndefined();
  expect(knownDevice(site("s", "https://other.example"), sent(cookie), JIN)).toBeUndefined();
  expect(knownDevice(site(), new Request("https://nuri.example"), JIN)).toBeUndefined();
  const [head, value] = cookie.split(";")[0]!.split("=");
  expect(knownDevice(site(), sent(`${head}=${value}x`), JIN)).toBeUndefined();
});
