import { readConfig, StagelightError } from "@stagelight/core/config";
import { describe, expect, it } from "vitest";
import { connectorSecrets, readConnectors } from "./read-connectors.ts";

const KEY = `whsec_${Buffer.from("canary".repeat(6)).toString("base64")}`;
const url = "https://erp.nuri.example/hook";

const read = (connectors: readonly object[], environment: Record<string, string>) =>
  readConnectors(
    readConfig({ server: {}, connectors }).connectors,
    (variable) => environment[variable],
  );

function refusal(...given: Parameters<typeof read>): string {
  try {
    read(...given);
  } catch (error) {
    if (!(error instanceof StagelightError)) throw error;
    expect(error.code).toBe("settings-invalid");
    expect(error.message).not.toContain(Buffer.from("canary").toString("base64"));
    return error.problems
      .map(({ path, expected, found, help }) => [path, expected, found, help].join(" | "))
      .join("\n");
  }
  throw new Error("nothing was refused");
}

it("puts together options of the config and secrets of the environment", () => {
  const { destinations, sources } = read(
    [
      { id: "webhook", options: { url } },
      { id: "webhook", name: "erp-north", purpose: "necessary", options: { url } },
    ],
    { WEBHOOK_SECRET: KEY, WEBHOOK_ERP_NORTH_SECRET: `${KEY}, ${KEY}` },
  );
  expect([...destinations.keys()]).toEqual(["webhook", "erp-north"]);
  expect(sources.size).toBe(0);
  expect(destinations.get("webhook")).toMatchObject({
    name: "webhook",
    purpose: "marketing",
    options: { url, stages: "verified" },
    secrets: { secret: KEY },
  });
  expect(destinations.get("erp-north")).toMatchObject({ purpose: "necessary" });
});

it("knows what no log may show, one by one", () => {
  const connected = read([{ id: "webhook", options: { url } }], {
    WEBHOOK_SECRET: `${KEY},${KEY}`,
  });
  expect(connectorSecrets(connected)).toContain(KEY);
});

describe("says what is wrong, and shows no secret", () => {
  it.each<[string, Parameters<typeof read>]>([
    ["an unknown connector", [[{ id: "webhok", options: { url } }], {}]],
    ["no secret", [[{ id: "webhook", options: { url } }], {}]],
    [
      "no secret of a connector with a name",
      [[{ id: "webhook", name: "erp", options: { url } }], { WEBHOOK_SECRET: KEY }],
    ],
    [
      "a secret that is none",
      [[{ id: "webhook", options: { url } }], { WEBHOOK_SECRET: KEY.slice(6) }],
    ],
    [
      "wrong options, and a secret that is missing",
      [[{ id: "webhook", options: { url: "erp", stage: "all" } }], {}],
    ],
  ])("%s", (_, given) => {
    expect(refusal(...given)).toMatchSnapshot();
  });
});
