import { deflateRawSync } from "node:zlib";
import { ATTACHMENT_TYPES } from "@stagelight/core/config";
import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { cleanFileName, saveAs } from "./file-name.ts";
import { attachmentTypeOf } from "./file-type.ts";

const drawn = sharp({ create: { width: 6, height: 5, channels: 3, background: "green" } });
const PDF = Buffer.from(
  "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
);
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const PAGE = "<!doctype html><script>alert(1)</script>";
const ZIP = Buffer.concat([
  Buffer.from("PK\x03\x04\x14\0\0\0\x08\0", "latin1"),
  deflateRawSync("run"),
]);

const good = {
  "image/jpeg": await drawn.clone().jpeg().toBuffer(),
  "image/png": await drawn.clone().png().toBuffer(),
  "image/gif": await drawn.clone().gif().toBuffer(),
  "image/webp": await drawn.clone().webp().toBuffer(),
  "application/pdf": PDF,
} as const;

describe("what a file is", () => {
  it.each(ATTACHMENT_TYPES)("%s is known by its bytes", async (type) => {
    expect(await attachmentTypeOf(good[type])).toBe(type);
  });

  it("drawings, pages, programs, archives and nothing are none of them", async () => {
    for (const file of [
      SVG,
      `<?xml version="1.0"?>${SVG}`,
      `\ufeff${SVG}`,
      PAGE,
      "",
      "GIF89a",
      "GIF89a/*<script>alert(1)//;",
      "MZ\x90\0",
      "\x7fELF\x02\x01\x01",
      "#!/bin/sh\nrm -rf ~\n",
      "%!PS-Adobe-3.0",
      "BM",
      ZIP,
    ]) {
      expect(await attachmentTypeOf(Buffer.from(file)), String(file)).toBe(undefined);
    }
  });

  it.each(ATTACHMENT_TYPES)("%s that is a page or an archive as well is refused", async (type) => {
    for (const other of [SVG, PAGE, ZIP, "a"]) {
      const more = Buffer.from(other);
      expect(await attachmentTypeOf(Buffer.concat([good[type], more]))).toBe(undefined);
      expect(await attachmentTypeOf(Buffer.concat([more, good[type]]))).toBe(undefined);
    }
    expect(await attachmentTypeOf(good[type].subarray(0, -6))).toBe(undefined);
  });

  it("is never an error, whatever the bytes are", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...ATTACHMENT_TYPES),
        fc.uint8Array({ maxLength: 300 }),
        fc.nat(60),
        async (type, bytes, at) => {
          const beginning = good[type].subarray(0, at);
          const found = await attachmentTypeOf(Buffer.concat([beginning, bytes]));
          expect([undefined, ...ATTACHMENT_TYPES]).toContain(found);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("a file's name", () => {
  it.each([
    ["tea.png", "image/png", "tea.png"],
    ["Tea.JPEG", "image/jpeg", "Tea.jpeg"],
    ["../../etc/passwd", "image/png", "passwd.png"],
    [["C:", "Fotos", "찻잔.png"].join("\\"), "image/png", "찻잔.png"],
    ["茶杯 照片.webp", "image/webp", "茶杯 照片.webp"],
    ["invoice\u202Egnp.exe", "image/png", "invoicegnp.exe.png"],
    ["evil.html", "application/pdf", "evil.html.pdf"],
    ['a"; filename=b.html', "image/png", "a filename=b.html.png"],
    ["line\r\nbreak.png", "image/png", "linebreak.png"],
    [".htaccess", "image/gif", "htaccess.gif"],
    ["NUL", "image/gif", "file.gif"],
    ["", "image/gif", "file.gif"],
    [".png", "image/png", "png.png"],
    [undefined, "image/jpeg", "file.jpg"],
    [{}, "image/jpeg", "file.jpg"],
  ] as const)("%j of %s becomes %s", (given, type, name) => {
    expect(cleanFileName(given, type)).toBe(name);
  });

  it("is short, plain and of one line, and cleaned again it stays", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 300 }),
        fc.constantFrom(...ATTACHMENT_TYPES),
        (given, type) => {
          const name = cleanFileName(given, type);
          expect(name.length).toBeLessThanOrEqual(100);
          expect(name).toMatch(/^[^/\\\p{C}]+\.(jpe?g|png|gif|webp|pdf)$/u);
          expect(cleanFileName(name, type)).toBe(name);
          expect(saveAs(name)).toMatch(
            /^attachment; filename="[ !#-[\]-~]+"; filename\*=UTF-8''[\w.~!%-]+$/,
          );
        },
      ),
    );
  });
});
