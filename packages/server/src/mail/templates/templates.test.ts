import { readFileSync } from "node:fs";
import { StagelightError } from "@stagelight/core/config";
import stringWidth from "fast-string-width";
import { describe, expect, it, vi } from "vitest";
import { sampleData } from "./sample.ts";
import { renderWith, template, templatesOf, textInside } from "./test-site.ts";

const builtIn = templatesOf();
const all = builtIn.names.flatMap((name) =>
  builtIn.languages.map((language): [string, string] => [name, language]),
);

const long = "a-name-that-never-ends".repeat(40);
const DATA: Readonly<Record<string, (language: string) => Record<string, unknown>>> = {
  "a whole order": sampleData,
  nothing: () => ({}),
  "30 products": (language) => {
    const { order, cart, ...rest } = sampleData(language) as Record<string, { products: object[] }>;
    const products = Array.from({ length: 30 }, (_, index) => order!.products[index % 3]!);
    return { ...rest, order: { ...order, products }, cart: { ...cart, products } };
  },
  "long names": (language) => {
    const product = { name: long, quantity: 1000, price: 123_456_789.01 };
    const order = { order_id: long, currency: "USD", total: 1e12, products: [product, product] };
    return { ...sampleData(language), person: { name: long }, order, cart: order };
  },
  "wrong kinds": () => ({
    person: "Hana",
    order: { products: [null, 3, { name: 7 }, { name: "" }], total: "many", currency: 5 },
    cart: [],
    links: null,
  }),
};

it("is ready on a machine that has no time for it", () => {
  const now = vi.spyOn(performance, "now");
  let hours = 0;
  now.mockImplementation(() => (hours += 3_600_000));
  try {
    const slow = templatesOf();
    expect(renderWith(slow, "thank-you", sampleData("en"), "en").text).toContain("Nuri Tea");
    expect(hours).toBeGreaterThan(0);
  } finally {
    now.mockRestore();
  }
});

it("has every template and the words in three languages", () => {
  expect(builtIn.languages).toEqual(["en", "ko", "zh"]);
  expect(builtIn.names).toEqual([
    "abandoned-checkout",
    "chat-answer",
    "chat-transcript",
    "chat-waiting",
    "check-in",
    "newsletter-confirm",
    "newsletter-incentive",
    "newsletter-preferences",
    "newsletter-welcome",
    "onboarding",
    "referral-invite",
    "referral-link",
    "referral-reward",
    "refill",
    "review-burst",
    "review-decision",
    "review-help",
    "review-reminder",
    "review-request",
    "review-thanks",
    "sign-up-alarm",
    "team-access",
    "team-invite",
    "team-reset",
    "thank-you",
    "win-back",
  ]);
  for (const [name, language] of all) {
    expect(renderWith(builtIn, name, {}, language).language).toBe(language);
  }
  expect(builtIn.names.filter((name) => builtIn.categoryOf(name) === "transactional")).toEqual([
    "chat-answer",
    "chat-transcript",
    "chat-waiting",
    "newsletter-incentive",
    "newsletter-preferences",
    "referral-reward",
    "review-burst",
    "review-decision",
    "review-help",
    "review-thanks",
    "sign-up-alarm",
    "team-access",
    "team-invite",
    "team-reset",
    "thank-you",
  ]);
});

describe.each(all)("%s in %s", (name, language) => {
  it.each(Object.keys(DATA))("is a whole mail with %s", (kind) => {
    const data = DATA[kind]!(language);
    const { subject, html, text, category } = renderWith(builtIn, name, data, language);
    expect(subject).toMatch(/\S/);
    expect(Buffer.byteLength(html)).toBeLessThan(20_000);
    expect(html).toContain(`<html lang="${language}" dir="ltr">`);
    expect(html).not.toMatch(
      /<(script|img|link|iframe|object|form|base)|@import|url\(|\son\w+=|\ssrc=/i,
    );
    for (const said of [html, text]) {
      expect(said).not.toMatch(/undefined|null|NaN|\[object|\{\{|\{%|\uFDD0/);
      const hosts = [...said.matchAll(/https?:\/\/([^/"\s)]+)/g)].map(([, host]) => host);
      expect(new Set([...hosts, "nuri.example"])).toEqual(new Set(["nuri.example"]));
      expect(said.includes("unsubscribe?t=")).toBe(category !== "transactional");
    }
    const widths = text.split("\n").map((line) => (line.includes("://") ? 0 : stringWidth(line)));
    expect(Math.max(...widths)).toBeLessThan(79);
    expect(text).not.toMatch(/\n{4}/);
    // No mark of Markdown is left, and no paragraph is empty.
    expect(text).not.toMatch(/\*\*|\]\(|^#|^\|/m);
    expect(html).not.toMatch(/<(p|li|h1)[^>]*>\s*<\//);
  });

  it("names nobody and nothing where nothing is known", () => {
    const { text } = renderWith(builtIn, name, {}, language);
    expect(text).not.toMatch(/님|Hello \w|[Tt]hank you,| ,|^，/m);
  });
});

it("shows what was ordered, and what it came to", () => {
  const { html, text } = renderWith(builtIn, "thank-you", sampleData("ko"), "ko");
  for (const said of [textInside(html), text]) {
    expect(said).toContain("김하나님, 고맙습니다");
    expect(said).toMatch(/첫물 세작 2026년 봄 햇차, 잎차 ×\s2\s+56,000원/);
    expect(said).toMatch(/합계\s+144,000원/);
  }
  const many = DATA["30 products"]!("en");
  const cart = renderWith(builtIn, "abandoned-checkout", many).text;
  expect(cart).toContain("and 24 more");
  expect(cart.match(/Night roast/g)).toHaveLength(2);
});

it("greets nobody by what mail programs make a link of", () => {
  const greeting = (name: unknown): string =>
    /Thank you.*/.exec(renderWith(builtIn, "thank-you", { person: { name } }).text)![0];
  expect(greeting("Hana")).toBe("Thank you, Hana");
  for (const name of ["evil.example", "Win at https://evil", "www.x", "a@b", "  ", 7, null]) {
    expect(greeting(name), String(name)).toBe("Thank you");
  }
});

it("makes a button of a link that is a paragraph", () => {
  const own = templatesOf({
    "en/links.md": template(`[Go]({{ links.shop }})\n\nIn [a sentence]({{ links.shop }}).`),
  });
  const { html, text } = renderWith(own, "links", {});
  expect(html.match(/<td class="b"[^>]*><a href="https:\/\/nuri\.example\/"/g)).toHaveLength(1);
  expect(text).toContain("Go\nhttps://nuri.example/\n\nIn a sentence (https://nuri.example/).");
});

it("takes a site's own templates first, and the nearest language", () => {
  const own = templatesOf({
    "en/thank-you.md": template("Ours", "subject: Ours\nkind: transactional"),
    "ko/only-korean.md": template("하나"),
    "de/words.yaml": `why: { transactional: T, confirmation: C, marketing: M }\nunsubscribe: Abmelden\nprivacy: Datenschutz\n`,
    "de/news.md": template("Neues"),
    "de/thank-you.md": template("Danke", "subject: Danke\nkind: transactional"),
  });
  const languageOf = (name: string, language: string): string[] => {
    const { subject, language: is } = renderWith(own, name, {}, language);
    return [subject, is];
  };
  expect(languageOf("thank-you", "en-GB")).toEqual(["Ours", "en"]);
  expect(languageOf("thank-you", "de-AT")).toEqual(["Danke", "de"]);
  expect(languageOf("thank-you", "fr")[1]).toBe("ko");
  expect(languageOf("thank-you", "no language")[1]).toBe("ko");
  expect(languageOf("only-korean", "zh")).toEqual(["Hello", "ko"]);
  expect(renderWith(own, "news", {}, "de").text).toContain("M\n\nAbmelden: https://");
  expect(() => renderWith(own, "nothing", {})).toThrow('no mail template "nothing"');
});

it("has an example in the README that does what stands there", () => {
  const readme = readFileSync(new URL("../../../README.md", import.meta.url), "utf8");
  const [, example = ""] = /```md\n(---\nsubject.*?)```/s.exec(readme) ?? [];
  const own = templatesOf({ "en/thank-you.md": example });
  const { text } = renderWith(own, "thank-you", sampleData("en"));
  expect(text).toMatch(/Order NT-1042 +Amount\nFirst flush sejak[^$]*\$23\.00\n/);
  expect(text).toContain("To the shop\nhttps://nuri.example/");
});

describe("tells at the start what is wrong", () => {
  const told = (files: Record<string, string>): string => {
    try {
      templatesOf(files);
    } catch (error) {
      if (!(error instanceof StagelightError)) throw error;
      expect(error.code).toBe("settings-invalid");
      return error.problems.map(({ path, found, help }) => `${path}: ${found}. ${help}`).join("\n");
    }
    throw new Error("Nothing was wrong.");
  };
  const inBody = (body: string): string => told({ "en/a.md": template(body) });

  it.each([
    ["\n{{ person.nmae }}", 'mails/en/a.md:6: "person.nmae". Did you mean "person.name"?'],
    ["{{ persn.name }}", 'mails/en/a.md:5: "persn". Did you mean "person"?'],
    [
      "{% for p in order.products %}\n{{ p.naem }}{% endfor %}",
      'mails/en/a.md:6: "p.naem". Did you mean "p.name"?',
    ],
    ["{{ order.products.nam }}", 'mails/en/a.md:5: "order.products.nam". Use one'],
    ["{{ order.total.x }}", 'mails/en/a.md:5: "order.total.x". Use one'],
    ["{{ order.total | mony }}", 'mails/en/a.md:5: undefined filter: mony. Did you mean "money"?'],
    ["{% fr x in y %}", 'mails/en/a.md:5: tag "fr" not found. Did you mean'],
    ["{{ site.name | raw }}", "mails/en/a.md:5: undefined filter: raw."],
    ["{% include 'x' %}", 'mails/en/a.md:5: tag "include" not found.'],
    ["{% if person.name %}", "mails/en/a.md:5: tag {% if person.name %} not closed."],
    ["a\n\n![x](https://evil.example)", "mails/en/a.md:7: ![x](https://evil.example). Remove it"],
    ["a \uFDD0", "mails/en/a.md:5: a character that Unicode has set aside"],
    [
      "{% for a in (1..9999) %}{% for b in (1..9999) %}x{% endfor %}{% endfor %}",
      "mails/en/a.md:5: more loops than a mail needs",
    ],
    [
      "{% for a in (1..9999) %}{% for b in (1..9999) %}{% endfor %}{% endfor %}",
      "mails/en/a.md:5: more loops than a mail needs",
    ],
  ])("%j", (body, expected) => {
    expect(inBody(body)).toContain(expected);
  });

  it("in names, front matter and words", () => {
    expect(told({ "en/a.md": "Hello" })).toContain("mails/en/a.md:1: none. Begin with");
    expect(told({ "en/a.md": template("a", "subject: Hi") })).toContain("mails/en/a.md: kind");
    expect(told({ "en/a.md": template("a", "sbject: Hi\nkind: marketing") })).toContain(
      'Did you mean "subject"?',
    );
    expect(told({ "en/a.md": template("a", "subject: a: b: c\nkind: marketing") })).toContain(
      "mails/en/a.md:2:",
    );
    expect(
      told({ "en/a.md": template("a", "subject: Hi\nkind: marketing\npreheader: '{{ x.y }}'") }),
    ).toContain('mails/en/a.md:4: "x"');
    expect(
      told({ "en/a.md": template("a", 'subject: "{{ person.name }}"\nkind: marketing') }),
    ).toContain("nothing, when the values are missing");
    expect(told({ "en/thank-you.md": template("a") })).toContain(
      'mails/en/thank-you.md: kind: "marketing"',
    );
    expect(told({ "a.md": "x", "README.md": "x" })).toMatch(/^mails\/a\.md: a template beside/);
    expect(told({ "not a language/a.md": "x" })).toContain('"not a language". Rename');
    expect(told({ "en/Thank You.md": "x" })).toContain("Use small letters");
    expect(told({ "de/words.yaml": "unsubscribe: Abmelden" })).toContain(
      "mails/de/words.yaml: why",
    );
  });
});
