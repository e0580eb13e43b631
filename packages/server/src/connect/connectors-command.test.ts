import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StagelightError } from "@stagelight/core/config";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import {
  startWebhookReceiver,
  type WebhookReceiver,
} from "../../../connectors/src/contract/webhook-receiver.ts";
import type { Command } from "../command-line/command.ts";
import { readSite } from "../command-line/site.ts";
import { checkSettings } from "../operations/doctor/settings.ts";
import { terminal } from "../terminal/terminal.ts";
import { connectorsCommand, connectorsTestCommand } from "./connectors-command.ts";

const KEY = `whsec_${Buffer.from("canary".repeat(6)).toString("base64")}`;

let folder: string;
let file: string;
let receiver: WebhookReceiver;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "stagelight-connectors-"));
  receiver = await startWebhookReceiver(KEY);
  const options = { url: `${receiver.url}/hook/secret-path` };
  const connectors = [{ id: "webhook", name: "erp", options }];
  configure({ server: {}, connectors });
  vi.stubEnv("STAGELIGHT_SECRET", "s".repeat(40));
  vi.stubEnv("WEBHOOK_ERP_SECRET", KEY);
  vi.stubEnv("STAGELIGHT_ALLOW_PRIVATE", "127.0.0.1");
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await receiver.close();
  rmSync(folder, { recursive: true });
});

/** Each in a file of its own: what was read once is remembered. */
function configure(config: object): void {
  file = join(folder, `${++files}.json`);
  writeFileSync(file, JSON.stringify(config));
}
let files = 0;

async function type(command: Command, words: Record<string, string> = {}) {
  const lines: string[] = [];
  const out = (text: string): void => void lines.push(text);
  const code = await command.run({ config: file, ...words }, { ...terminal(), out });
  const said = lines.join("\n");
  expect(said).not.toContain(KEY);
  expect(said).not.toContain("secret-path");
  return { code, said };
}

const test = () => type(connectorsTestCommand, { connector: "erp" });

it("sends a signed test, and tells that it was taken", async () => {
  expect(await test()).toEqual({ code: 0, said: "ok     It took the test." });
  expect(receiver.taken()).toMatchObject([{ message: { type: "stagelight.test" } }]);
});

it("tells what the receiver has answered", async () => {
  const host = new URL(receiver.url).host;
  receiver.answer({ status: 422 }, { status: 503 }, { status: 401 });
  expect(await test()).toEqual({ code: 1, said: `wrong  ${host} answered 422.` });
  expect((await test()).said).toBe(`wrong  ${host} answered 503.`);
  expect((await test()).said).toBe(`wrong  ${host} answered 401: it does not accept the secret.`);
});

it("goes nowhere that it may not go", async () => {
  vi.stubEnv("STAGELIGHT_ALLOW_PRIVATE", "");
  expect((await test()).said).toContain("STAGELIGHT_ALLOW_PRIVATE lists what may be reached");
  expect(receiver.received()).toEqual([]);
});

it("knows the destinations that there are", async () => {
  const asked = type(connectorsTestCommand, { connector: "epr" });
  await expect(asked).rejects.toThrow(StagelightError);
  await expect(asked).rejects.toThrow('Did you mean "erp"?');
});

it("lists what is connected", async () => {
  const { code, said } = await type(connectorsCommand);
  expect(code).toBe(0);
  expect(said).toMatch(/^Connector +Service +Purpose +State +Waiting +Given up\n/);
  expect(said).toMatch(/\nerp +to Webhook +marketing +works +0 +0$/m);
});

it("tells why nobody hears of those who were not asked for their consent", async () => {
  const options = { url: `${receiver.url}/hook` };
  vi.stubEnv("WEBHOOK_CRM_SECRET", KEY);
  const config = (erp: object, consent = {}) =>
    configure({
      server: {},
      consent,
      connectors: [
        { id: "webhook", name: "erp", options, ...erp },
        { id: "webhook", name: "crm", options, purpose: "marketing" },
      ],
    });
  const doctor = async () => {
    const { config: read, settings } = await readSite({ config: file }, { signs: true });
    return checkSettings(read, settings).filter(({ state }) => state === "note");
  };
  const told = "erp: nothing is sent of people before they have allowed marketing";
  config({});
  expect((await type(connectorsCommand)).said).toContain(told);
  expect(await doctor()).toContainEqual(expect.objectContaining({ found: told }));
  for (const other of [{ purpose: "necessary" }, { purpose: "analytics" }]) {
    config(other);
    expect((await type(connectorsCommand)).said).not.toContain("allowed");
  }
  config({}, { mode: "implied" });
  expect((await type(connectorsCommand)).said).not.toContain("allowed");
  expect(JSON.stringify(await doctor())).not.toContain("allowed");
});
