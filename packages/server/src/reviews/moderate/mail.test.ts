import { HIDE_REASONS } from "@stagelight/core/review";
import { describe, expect, it } from "vitest";
import { renderWith, templatesOf, textInside } from "../../mail/templates/test-site.ts";

const builtIn = templatesOf();

describe.each(["en", "ko", "zh"])("what authors are told in %s", (language) => {
  const mail = (review: object, person: object = {}) =>
    renderWith(builtIn, "review-decision", { review, person }, language);

  it("says for each reason another sentence, and of no other reason than was given", () => {
    const unknown = mail({ is: "hidden", product: "First flush" }).text;
    const texts = HIDE_REASONS.map(
      (reason) => mail({ is: "hidden", product: "First flush", reason }).text,
    );
    expect(new Set([unknown, ...texts]).size).toBe(HIDE_REASONS.length + 1);
    for (const text of texts) expect(text).toContain("First flush");
  });

  it("tells each decision by its own subject, with the shop's answer as text alone", () => {
    const hostile = "**Thanks** <script>canary()</script> [here](https://evil.example)";
    const answered = mail({ is: "answered", product: "Tea", answer: hostile });
    expect(answered.text).toContain(hostile);
    expect(textInside(answered.html)).toContain(hostile);
    expect(answered.html).not.toMatch(/<script|href="https:\/\/evil/);
    const subjects = ["published", "hidden", "answered"].map((is) => mail({ is }).subject);
    expect(new Set(subjects).size).toBe(3);
    expect(mail({ is: "published" }, { name: "Mina" }).text).toContain("Mina");
  });
});
