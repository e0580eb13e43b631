import { describe, expect, it } from "vitest";
import { PRESET_IDS } from "../presets.ts";
import { lifecycleMails, readConfig, type StagelightConfig } from "../config.ts";

it("fills in every default", () => {
  expect(readConfig({})).toMatchSnapshot();
});

describe("attention", () => {
  const attention = (attention: StagelightConfig["attention"]) =>
    readConfig({ attention }).attention;

  it("has defaults, of which some can be changed", () => {
    const DAY = 86_400;
    expect(attention({ perWeek: 2, notBefore: "10s" })).toEqual({
      perSession: 1,
      perWeek: 2,
      quietAfterDismiss: 7 * DAY,
      askAgainAfter: 30 * DAY,
      notBefore: 10,
    });
    expect(attention({ quietAfterDismiss: "60d" })).toMatchObject({ askAgainAfter: 60 * DAY });
  });

  it("can be none", () => {
    expect(attention({ perWeek: 0 })).toMatchObject({ perWeek: 0 });
    expect(attention({ perWeek: 0, perSession: 2 })).toMatchObject({ perWeek: 0 });
  });
});

describe("server", () => {
  const server = (server: StagelightConfig["server"], site?: StagelightConfig["site"]) =>
    readConfig({ server, site }).server;

  it("is none where none is asked for", () => {
    expect(server(undefined)).toBe(false);
    expect(server(false)).toBe(false);
  });

  it("has defaults", () => {
    expect(server({})).toEqual({
      database: "file:.stagelight/stagelight.db",
      basePath: "/_stagelight",
      publishableKey: "pk_stagelight",
      origins: [],
      trustedProxies: [],
      retention: { events: 90 * 86_400, visitors: 400 * 86_400 },
    });
  });

  it("lets the site, a server elsewhere and the origins named send, each told once", () => {
    const origins = ["https://shop.nuri.example", "http://localhost:4321", "https://nuri.example"];
    const url = "https://events.nuri.example";
    expect(server({ url, origins }, { url: "HTTPS://Nuri.example:443/tea/?a#b" })).toMatchObject({
      url,
      origins: ["https://nuri.example", url, "https://shop.nuri.example", "http://localhost:4321"],
    });
    expect(server({}, { url: "http://me@[::1]:8080" })).toMatchObject({
      origins: ["http://[::1]:8080"],
    });
  });

  it("keeps events no longer than visitors", () => {
    expect(server({ retention: { visitors: "30d" } })).toMatchObject({
      retention: { events: 30 * 86_400, visitors: 30 * 86_400 },
    });
  });

  it("takes what fits", () => {
    const config = {
      database: "postgresql://stagelight@db.internal:5432/nuri?sslmode=require",
      basePath: "/shop/_events.v1",
      publishableKey: "pk_nuri-tea",
      trustedProxies: ["127.0.0.1", "10.0.0.0/8", "::1", "fd00::/8"],
    };
    expect(server(config)).toMatchObject(config);
  });
});

describe("mail", () => {
  const read = (config: StagelightConfig) =>
    readConfig({ server: {}, ...config, mail: { from: "hello@nuri.example", ...config.mail } });
  const mail = { id: "mine", when: { event: "X" }, template: "mine" } as const;

  it("takes senders apart", () => {
    const from = (from: string | { name?: string; address: string }) =>
      readConfig({ mail: { from } }).mail.from;
    const nuri = { name: "Nuri Tea", address: "hello@nuri.example" };
    expect(from("hello@nuri.example")).toEqual({ address: "hello@nuri.example" });
    expect(from("Nuri Tea <hello@nuri.example>")).toEqual(nuri);
    expect(from('"Nuri Tea" <hello@nuri.example>')).toEqual(nuri);
    expect(from(nuri)).toEqual(nuri);
    expect(from("누리 차 <hello@누리.example>")).toEqual({
      name: "누리 차",
      address: "hello@누리.example",
    });
  });

  it("compiles what sets a mail off, and when it is sent", () => {
    const lifecycle = [
      {
        ...mail,
        when: { event: "Order Completed", properties: { total: { gte: 50 } } },
        after: { rhythm: "orders", atMost: "90d" },
        stopWhen: "Order Cancelled",
        atMostOncePer: "7d",
      },
      { ...mail, id: "other", when: { stage: "retention", track: "tea" }, after: "2h" },
    ] as const;
    expect(read({ lifecycle: { trackBy: "category" }, mail: { lifecycle } }).mail).toEqual({
      from: { address: "hello@nuri.example" },
      templates: "mails",
      links: {},
      perDay: 1,
      perWeek: 3,
      confirmationsPerHour: 100,
      lifecycle: [
        {
          id: "mine",
          when: { events: ["Order Completed"], properties: [["total", "<>", [50, 9e99]]] },
          after: { rhythm: "orders", atLeast: 86_400, atMost: 90 * 86_400 },
          stopWhen: ["Order Cancelled"],
          template: "mine",
          atMostOncePer: 7 * 86_400,
        },
        {
          id: "other",
          when: { track: "tea", entered: ["retention"], decay: false },
          after: 7200,
          stopWhen: [],
          template: "mine",
        },
      ],
    });
  });

  it("has the server remember what a mail asks for", () => {
    const orders = (audience: object) => {
      const { table, audienceTables } = read({ mail: { lifecycle: [{ ...mail, if: audience }] } });
      expect(audienceTables).toEqual({});
      return table.profile?.[2];
    };
    expect(orders({ orders: { gte: 2 } })).toBe(1);
    expect(orders({ segment: "vip" })).toBe(1);
    expect(orders({ stage: "retention" })).toBeUndefined();
  });

  it("puts audiences in place of their names", () => {
    const { mail: told, audienceTables } = read({
      audiences: { buyers: { stage: "purchase" } },
      mail: { lifecycle: [{ ...mail, if: "buyers" }] },
    });
    expect(told.lifecycle[0]!.if).toEqual(audienceTables["buyers"]);
  });

  it("has six mails to begin with, each fit for every model", () => {
    for (const model of PRESET_IDS) {
      const { mail: told, table } = read({
        lifecycle: { model },
        mail: { postalAddress: "Jongno-gu, Seoul", lifecycle: Object.values(lifecycleMails) },
      });
      expect(told.lifecycle.map(({ id, template }) => [id, template])).toEqual(
        ["thank-you", "abandoned-checkout", "onboarding", "check-in", "refill", "win-back"].map(
          (id) => [id, id],
        ),
      );
      expect(table).toEqual(readConfig({ lifecycle: { model } }).table);
    }
  });

  it("knows who falls silent, by the stages that orders lead to", () => {
    const silence = (lifecycle: NonNullable<StagelightConfig["lifecycle"]>) => {
      const { winBack } = lifecycleMails;
      const config = { lifecycle, mail: { postalAddress: "Seoul", lifecycle: [winBack] } };
      const { left, entered } = read(config).mail.lifecycle[0]!.when as Record<string, unknown>;
      return [left, entered];
    };
    expect(silence({})).toEqual([["retention"], ["consideration"]]);
    expect(silence({ model: "relationship" })).toEqual([["commitment"], ["dissolution"]]);
    expect(silence({ model: "saas" })).toEqual([["onboarding", "retention"], ["consideration"]]);
    const stages = ["new", "fan", "gone"] as const;
    const decay = [{ from: "fan", to: "gone", after: "90d" }] as const;
    const rules = [{ to: "fan", when: { event: "Membership Paid" } }] as const;
    expect(silence({ model: { stages, rules, decay, mapsTo: { fan: "retention" } } })).toEqual([
      ["fan"],
      ["gone"],
    ]);
    const orders = [{ to: "fan", when: { any: [{ event: ["X", "Subscription Started"] }] } }];
    expect(silence({ model: { stages, rules: orders, decay } })).toEqual([["fan"], ["gone"]]);
  });
});

it("calls connectors by their names, and leaves their options as they are", () => {
  const options = { url: "https://erp.example/hook", nested: { deep: [1, null] } };
  const read = readConfig({
    server: {},
    connectors: [
      { id: "webhook", options },
      { id: "webhook", name: "erp", purpose: "necessary" },
    ],
  });
  expect(read.connectors).toEqual([
    { id: "webhook", name: "webhook", options },
    { id: "webhook", name: "erp", purpose: "necessary", options: {} },
  ]);
});
