import fc from "fast-check";
import { expect, it } from "vitest";
import { renderWith, tagsOf, template, templatesOf, textInside } from "./test-site.ts";
import { lineOf } from "./values.ts";

/** Every place in which a value can stand in Markdown. */
const PLACES = `# {{ properties.a }}

{{ properties.a }}

{{ properties.a }} after, **{{ properties.a }}** and *{{ properties.a }}*, before {{ properties.a }}

- {{ properties.a }}
- one
  {{ properties.a }}

1. {{ properties.a }}

> {{ properties.a }}

| {{ properties.a }} | b |
| --- | --- |
| {{ properties.a }} | {{ properties.a }}{{ properties.a }} |

\`{{ properties.a }}\` and [{{ properties.a }}]({{ links.shop }}?a={{ properties.a | url_encode }} "{{ properties.a }}")

    {{ properties.a }}
`;

const templates = templatesOf({
  "en/places.md": template(PLACES, 'subject: "{{ properties.a }}!"\nkind: marketing'),
});

/** Marks that mean something in Markdown, HTML, Liquid or an address, and any other character. */
const mark = fc.constantFrom(
  ...Array.from("\\`*_{}[]()<>#+-.!|~&:;\"'=/ \n\r\t\u2028\u0000\u202E\uFDD0\uFDD1\uFFFE"),
  ...Array.from("0123aA가茶🫖"),
  ..."{{ }} {% %} <script> </p> <!-- --> &lt; &#x3c; javascript: https://evil.example www.evil.example ---".split(
    " ",
  ),
);
const value = fc.oneof(
  fc.string({ unit: mark, maxLength: 30 }),
  fc.string({ unit: "binary", maxLength: 60 }),
);

it("makes nothing of a value but text", { timeout: 60_000 }, () => {
  const plain = renderWith(templates, "places", { properties: { a: "v" } });
  fc.assert(
    fc.property(value, (a) => {
      const mail = renderWith(templates, "places", { properties: { a } });
      expect(tagsOf(mail.html)).toBe(tagsOf(plain.html));
      expect(mail.html.match(/\shref="/g)).toHaveLength(plain.html.match(/\shref="/g)!.length);
    }),
    { numRuns: 400 },
  );
});

it("shows a value as it is", { timeout: 60_000 }, () => {
  const inPlace = templatesOf({ "en/one.md": template("from |{{ properties.a }}| to") });
  fc.assert(
    fc.property(value, (a) => {
      const { html, text } = renderWith(inPlace, "one", { properties: { a } });
      const shown = lineOf(a);
      expect(textInside(html)).toContain(`from |${shown}| to`);
      const squeezed = (each: string): string => each.replaceAll(/\s/g, "");
      expect(squeezed(text)).toContain(squeezed(`from |${shown}| to`));
      // Characters that are none, and those that turn the text around them, are all that is changed.
      if (!/[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\p{Bidi_Control}\u2028\u2029]/u.test(a)) {
        expect(shown).toBe(a);
      }
    }),
    { numRuns: 400 },
  );
});

it.each([
  "{{ site.name }}",
  "{% for a in order.products %}x{% endfor %}",
  "\uFDD00\uFDD1",
  "[link](https://evil.example)",
  "<https://evil.example>",
  "<script>alert(1)</script>",
  "![](https://evil.example/pixel.png)",
  "# heading",
  "- list",
  "a\n\n# heading",
])("takes %j for text", (a) => {
  const { html, text, subject } = renderWith(templates, "places", { properties: { a } });
  expect(subject).toBe(`${lineOf(a)}!`);
  expect(textInside(html)).toContain(lineOf(a));
  expect(text).toContain(lineOf(a));
  expect(html).not.toMatch(/<(script|img)|href="https:\/\/evil/);
});

it("leads nowhere but to addresses of the web, mail and telephone", { timeout: 60_000 }, () => {
  const link = templatesOf({
    "en/link.md": template("before [the link]({{ properties.a }}) after"),
  });
  const hrefOf = (a: unknown): string | undefined => {
    const { html, text } = renderWith(link, "link", { properties: { a } });
    expect(textInside(html)).toContain("before the link after");
    expect(text).toMatch(/before the link (\(.*\) )?after/);
    return /<p[^>]*>before <a href="([^"]*)"/.exec(html)?.[1];
  };
  expect(hrefOf("https://nuri.example/a?b=c&d=(e)")).toBe("https://nuri.example/a?b=c&amp;d=(e)");
  expect(hrefOf("mailto:hello@nuri.example")).toBe("mailto:hello@nuri.example");
  for (const bad of [
    "javascript:alert(1)",
    " java\nscript:alert(1)",
    "data:text/html,x",
    "/cart",
    "",
    null,
  ]) {
    expect(hrefOf(bad), String(bad)).toBe(undefined);
  }
  fc.assert(
    fc.property(value, (a) => {
      const href = hrefOf(a);
      if (href !== undefined) expect(href).toMatch(/^(https?|mailto|tel):[^"<>\s]*$/);
    }),
  );
});
