import { lifecycleMails, type StagelightError } from "@stagelight/core/config";
import { describe, expect, it } from "vitest";
import { testShop } from "./test-shop.ts";

const { thankYou, checkIn } = lifecycleMails;

describe("a server with mails that cannot be written", () => {
  const start = async (mail: object) => {
    try {
      await (await testShop({ mail })).close();
    } catch (error) {
      return (error as StagelightError).problems;
    }
    return [];
  };

  it("does not start without their templates", async () => {
    expect(await start({ lifecycle: [{ ...thankYou, template: "thank-yu" }] })).toMatchObject([
      { path: "mail.lifecycle[0].template", help: 'Did you mean "thank-you"?' },
    ]);
    const unlike = { lifecycle: [{ ...thankYou, template: "anniversary" }] };
    expect(await start({ templates: "letters", ...unlike })).toMatchObject([
      { help: "Write it as letters/en/anniversary.md, or name a template that is there." },
    ]);
  });

  it("does not start without the postal address that a template needs", async () => {
    const { kind: _, ...unsaid } = checkIn;
    expect(await start({ lifecycle: [unsaid], postalAddress: undefined })).toMatchObject([
      { path: "mail.postalAddress", found: 'nothing, and "check-in" is marketing' },
    ]);
  });
});
