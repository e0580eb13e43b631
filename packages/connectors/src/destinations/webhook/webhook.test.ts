import { Webhook } from "standardwebhooks";
import { expect, it } from "vitest";
import { parseFriendly, StagelightError } from "@stagelight/core/config";
import { eventItem, NOW, stageItem } from "../../contract/context.ts";
import { destinationContract } from "../../contract/destination-contract.ts";
import { startWebhookReceiver } from "../../contract/webhook-receiver.ts";
import type { DestinationContext, HttpRequest } from "../../destination.ts";
import { EndpointGone } from "../../frame/errors.ts";
import { webhook } from "./webhook.ts";

const key = (letter: string): string =>
  `whsec_${Buffer.from(letter.repeat(32)).toString("base64")}`;
const [OLD, NEW] = [key("o"), key("n")];
const secrets = { secret: NEW };

interface Taken {
  readonly type: string;
  readonly data: { readonly person: { readonly id: string } };
}

destinationContract({
  destination: webhook,
  start: () => startWebhookReceiver(NEW),
  options: (url) => ({ url: `${url}/hook?key=of-the-address` }),
  secrets,
  item: (id, text) => eventItem("Order Completed", { text }, { id }),
  taken: (receiver) => receiver.taken().map(({ id }) => id),
  forgotten: (receiver) =>
    receiver
      .taken()
      .map(({ message }) => message as Taken)
      .filter(({ type }) => type === "person.erased")
      .map(({ data }) => data.person.id),
});

/** What would be sent, and what is made of an answer. */
function sending(status = 204, secret = NEW) {
  const sent: HttpRequest[] = [];
  const context: DestinationContext<ReturnType<typeof webhook.options.parse>> = {
    options: webhook.options.parse({
      url: "https://erp.nuri.example/hook",
      headers: { "x-a": "b" },
    }),
    secrets: { secret },
    now: () => NOW,
    async request(request) {
      sent.push(request);
      return { status, headers: new Headers(), text: "", json: undefined };
    },
  };
  return { sent, context };
}

it("signs in the form of Standard Webhooks, by its own code", async () => {
  const { sent, context } = sending();
  await webhook.deliver([eventItem("Order Completed", { total: 18 })], context);
  const { headers = {}, body = "" } = sent[0]!;
  expect(new Webhook(NEW).verify(body, headers)).toEqual(JSON.parse(body));
  expect(() => new Webhook(OLD).verify(body, headers)).toThrow("No matching signature");
  expect(() => new Webhook(NEW).verify(`${body} `, headers)).toThrow("No matching signature");
  expect(headers).toMatchObject({ "x-a": "b", "content-type": "application/json" });
});

it("signs with both secrets while one takes the place of the other", async () => {
  const { sent, context } = sending(204, `${NEW}, ${OLD}`);
  await webhook.deliver([eventItem("Order Completed", {})], context);
  const { headers = {}, body = "" } = sent[0]!;
  expect(headers["webhook-signature"]).toMatch(/^v1,\S+ v1,\S+$/);
  for (const secret of [OLD, NEW])
    expect(() => new Webhook(secret).verify(body, headers)).not.toThrow();
});

it("tells an event and a transition", async () => {
  const { sent, context } = sending();
  await webhook.deliver(
    [eventItem("Order Completed", { total: 18 }), stageItem("conversion", "loyalty")],
    context,
  );
  expect(sent.map(({ body = "" }) => JSON.parse(body) as unknown)).toMatchSnapshot();
});

it.each([
  ["Order Completed", "event.order_completed"],
  ["  odd -- NAME. ", "event.odd_name"],
  ["주문 완료", "event.other"],
])("calls the event %j %s", async (name, type) => {
  const { sent, context } = sending();
  await webhook.deliver([eventItem(name, {})], context);
  expect(JSON.parse(sent[0]!.body!)).toMatchObject({ type, data: { event: { event: name } } });
});

it("is gone for good by 410 alone", async () => {
  const told = (status: number) =>
    webhook.deliver([eventItem("Order Completed", {})], sending(status).context);
  await expect(told(410)).rejects.toBeInstanceOf(EndpointGone);
  await expect(told(404)).rejects.not.toBeInstanceOf(EndpointGone);
  expect(await told(400)).toEqual([
    { ok: false, why: "erp.nuri.example answered 400.", final: false },
  ]);
});

it("tells in a config what is wrong", () => {
  const problems = (options: unknown): string => {
    try {
      parseFriendly(webhook.options, options, "It does not fit.", "settings-invalid");
    } catch (error) {
      if (error instanceof StagelightError) return error.message;
    }
    throw new Error("Nothing was wrong.");
  };
  const url = "https://erp.nuri.example/hook";
  expect(problems({})).toContain("url");
  expect(problems({ url: "erp.nuri.example" })).toContain("https://erp.nuri.example/hook");
  expect(problems({ url: "ftp://erp.nuri.example" })).toContain("url");
  expect(problems({ url, headers: { Authorization: "Bearer x" } })).toContain("do not belong");
  expect(problems({ url, headers: { "webhook-id": "x" } })).toContain("Leave it out");
  expect(problems({ url, headers: { "x-a": "b\r\nc: d" } })).toContain("ASCII");
  expect(problems({ url, event: ["Order Completed"] })).toContain('Did you mean "events"');
});

it.each([
  [NEW, true],
  [`${NEW},${OLD}`, true],
  [`${NEW} ${OLD}`, true],
  ["whsec_c2hvcnQ=", false],
  [`${NEW},whsec_short`, false],
  [NEW.slice(6), false],
])("knows whether %s can be a secret: %s", (value, fits) => {
  expect(webhook.secrets["secret"]!.fits!(value)).toBe(fits);
});
