import { expect, it } from "vitest";
import { readConfig, StagelightError } from "../config.ts";

/** For tests: what is told of each wrong config is kept, and never what is secret in it: "canary". */
export function tellsEach(wrong: Readonly<Record<string, unknown>>): void {
  it.each(Object.entries(wrong))("%s", (_, config) => {
    let message = "";
    try {
      readConfig(config);
    } catch (error) {
      if (!(error instanceof StagelightError)) throw error;
      expect(error.code).toBe("config-invalid");
      const paths = error.problems.map((problem) => JSON.stringify(problem));
      expect(new Set(paths).size).toBe(paths.length);
      message = error.message.replace(/^.*\n\n/, "");
    }
    expect(message).not.toContain("canary");
    expect(message).not.toBe("");
    expect(`\n${message}\n`).toMatchSnapshot();
  });
}
