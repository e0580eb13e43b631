import { expect, it } from "vitest";
import { addressOf } from "./share.ts";

const TEXT = "Tea & more: https://nuri.example/r/4F7K\n\n10 % 할인 #1";

it.each([
  ["whatsapp", "https://wa.me/", "text"],
  ["line", "https://line.me/R/share", "text"],
] as const)("%s reads the whole text", (channel, base, parameter) => {
  const url = new URL(addressOf(channel, TEXT, ""));
  expect(url.origin + url.pathname).toBe(base);
  expect(url.searchParams.get(parameter)).toBe(TEXT);
});

it("a mail has a subject, and line ends as mails have them", () => {
  const url = new URL(addressOf("email", TEXT, "10 % & more"));
  expect(url.protocol).toBe("mailto:");
  expect(url.href).not.toContain("+");
  expect(url.searchParams.get("subject")).toBe("10 % & more");
  expect(url.searchParams.get("body")).toBe(TEXT.replaceAll("\n", "\r\n"));
});
