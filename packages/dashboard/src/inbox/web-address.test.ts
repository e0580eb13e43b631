import { beforeAll, describe, expect, it, vi } from "vitest";
import { shownAddress, webAddress } from "./web-address.ts";

beforeAll(() => {
  vi.stubGlobal("location", { origin: "https://nuri.example" });
});

describe("an address from a visitor", () => {
  it("leads to a page, or nowhere", () => {
    expect(webAddress("https://nuri.example/teas")).toBe("https://nuri.example/teas");
    expect(webAddress("/teas")).toBe("https://nuri.example/teas");
    for (const hostile of [
      "javascript:alert(1)",
      " JaVaScRiPt:alert(1)",
      "java\nscript:alert(1)",
      "data:text/html,<script>alert(1)</script>",
      "vbscript:x",
      "blob:https://nuri.example/1",
      "file:///etc/passwd",
      "http://[",
    ])
      expect(webAddress(hostile), hostile).toBeUndefined();
    expect(webAddress(undefined)).toBeUndefined();
  });

  it("is shown as people read it", () => {
    expect(shownAddress("https://nuri.example/%EC%B0%A8?a=1")).toBe("/차");
    expect(shownAddress("https://nuri.example/")).toBe("nuri.example");
    expect(shownAddress("https://other.example/")).toBe("other.example");
    expect(shownAddress("https://other.example/help/tea")).toBe("other.example/help/tea");
    expect(shownAddress("https://nuri.example/%FF")).toBe("/%FF");
    expect(shownAddress("http://[")).toBe("http://[");
  });
});
