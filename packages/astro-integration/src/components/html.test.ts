import { describe, expect, it } from "vitest";
import { attribute, withLazyImages } from "./html.ts";

describe("withLazyImages", () => {
  it.each([
    ['<img src="a.png">', '<img loading="lazy" src="a.png">'],
    ["<IMG src=a>", '<IMG loading="lazy" src=a>'],
    ["<img>", '<img loading="lazy">'],
    ['<img src="a"/>', '<img loading="lazy" src="a"/>'],
    ['<iframe src="a"></iframe>', '<iframe loading="lazy" src="a"></iframe>'],
    ['<img alt="a > b" src="a">', '<img loading="lazy" alt="a > b" src="a">'],
    ["<img\nalt='loading'\nsrc='a'>", "<img loading=\"lazy\"\nalt='loading'\nsrc='a'>"],
  ])("makes %s lazy", (before, after) => expect(withLazyImages(before)).toBe(after));

  it.each([
    '<img loading="eager" src="a">',
    '<img alt="x > y" loading=eager>',
    '<img alt="x"loading="eager">',
    '<!-- <img src="a"> -->',
    '<script>const a = "<img src=a>";</script>',
    "<style>/* <img> */</style>",
    "<textarea><img></textarea>",
    "<imgage>",
    "<image-card>",
  ])("leaves %s", (html) => expect(withLazyImages(html)).toBe(html));
});

describe("attribute", () => {
  it("keeps quotes and ampersands", () => {
    expect(attribute('["a","=",["x & y"]]')).toBe(
      "[&quot;a&quot;,&quot;=&quot;,[&quot;x &amp; y&quot;]]",
    );
  });
});
