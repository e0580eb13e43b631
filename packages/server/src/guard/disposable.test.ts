import { expect, it } from "vitest";
import { isDisposable } from "./disposable.ts";

it.each([
  ["mina@mailinator.com", true],
  ["mina@box.mailinator.com", true],
  ["mina@yopmail.com", true],
  // Mailboxes that people keep, and the forwarding of mail providers.
  ["mina@gmail.com", false],
  ["mina@naver.com", false],
  ["mina@qq.com", false],
  ["mina@privaterelay.appleid.com", false],
  ["mina@duck.com", false],
  ["mina@mozmail.com", false],
  ["mina@mailinator-teas.com", false],
  ["mina@com", false],
])("%s: %s", (email, is) => expect(isDisposable(email)).toBe(is));
