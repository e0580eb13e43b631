import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openOutgoing, type Outgoing } from "../../../server/src/outgoing/safe-fetch.ts";
import { readPlace } from "../../../server/src/outgoing/places.ts";
import type { Destination, Forgotten, Item, SecretValues } from "../destination.ts";
import { type Answered, connect, type Connection } from "../frame/connection.ts";
import { EndpointRefusal, EndpointTrouble } from "../frame/errors.ts";
import { NOW } from "./context.ts";
import type { FakeVendor } from "./fake-vendor.ts";

/** What the contract must know of a destination and of what stands in for its service. */
export interface DestinationCase<Options, Vendor extends FakeVendor> {
  readonly destination: Destination<Options>;
  start(): Promise<Vendor>;
  /** Options as in a config, with the address where the stand-in listens. */
  options(url: string): unknown;
  readonly secrets: SecretValues;
  /** An item that the service takes. The id and the text are found in what is sent. */
  item(id: string, text: string): Item;
  /** Ids of the items that the service has taken, in order; one that was taken twice twice. */
  taken(vendor: Vendor): readonly string[];
  /** Ids of the people that the service was told to forget. Where the destination can forget. */
  forgotten?(vendor: Vendor): readonly string[];
  /** The service says yes to whatever it is told. */
  readonly refusesNothing?: true;
}

/** Times in which a test can wait for what would take minutes. */
const TIMES = { connect: 1_000, headers: 400, body: 400, all: 800 };

const PERSON: Forgotten = {
  id: "profile-mina",
  anonymousIds: ["a-1"],
  userIds: ["user-mina"],
  emails: ["mina@nuri.example"],
};

/** What every destination must do, at a real server, through the real frame and the real `safeFetch`. */
export function destinationContract<Options, Vendor extends FakeVendor>({
  destination,
  start,
  options,
  secrets,
  item,
  taken,
  forgotten,
  refusesNothing,
}: DestinationCase<Options, Vendor>): void {
  describe(`${destination.name} as a destination`, () => {
    let vendor: Vendor;
    let outgoing: Outgoing;
    let connection: Connection;
    const faults: unknown[] = [];
    const signal = new AbortController().signal;

    beforeEach(async () => {
      vendor = await start();
      outgoing = openOutgoing({ allowed: [readPlace("127.0.0.1")!], times: TIMES });
      connection = connect(destination, {
        options: destination.options.parse(options(vendor.url)),
        secrets,
        send: outgoing.safeFetch,
        now: () => NOW,
        fault: (error) => void faults.push(error),
      });
    });
    afterEach(async () => {
      await outgoing.close();
      await vendor.close();
      expect(faults.splice(0)).toEqual([]);
    });

    const items = (count: number): Item[] =>
      Array.from({ length: count }, (_, place) => item(idOf(place), `text-${place}`));
    const deliver = (told: readonly Item[]): Promise<readonly Answered[]> =>
      connection.deliver(told, signal);
    const all = (count: number): Answered[] => Array.from({ length: count }, () => ({ ok: true }));

    /** Delivers one item while the service is in trouble, and once more when it is not. */
    const troubled = async (): Promise<EndpointTrouble> => {
      const [answer] = await deliver(items(1));
      expect(taken(vendor)).toEqual([]);
      const trouble = troubleOf(answer);
      expect(await deliver(items(1))).toEqual(all(1));
      expect(taken(vendor)).toEqual([idOf(0)]);
      return trouble;
    };

    it("has secrets, options and limits of a sensible kind", () => {
      expect(destination.id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
      expect(destination.batch).toBeGreaterThan(0);
      expect(destination.atOnce).toBeGreaterThan(0);
      for (const [name, secret] of Object.entries(destination.secrets)) {
        expect(secret.variable).toMatch(/^[A-Z][A-Z0-9_]*$/);
        if (secrets[name] !== undefined) expect(secret.fits?.(secrets[name]) ?? true).toBe(true);
      }
      expect(destination.options.safeParse("nothing of the kind").success).toBe(false);
    });

    it("delivers one item once", async () => {
      expect(await deliver(items(1))).toEqual(all(1));
      expect(taken(vendor)).toEqual([idOf(0)]);
    });

    it("delivers as many items at once as it says, each once", async () => {
      const many = items(destination.batch);
      expect(await deliver(many)).toEqual(all(many.length));
      expect(taken(vendor).toSorted()).toEqual(many.map(({ id }) => id).toSorted());
    });

    it.each([
      ["seconds", "120", NOW + 120_000],
      ["a date", new Date(NOW + 90_000).toUTCString(), NOW + 90_000],
      ["nothing that can be read", "soon", undefined],
    ])("is told by 429 to wait, in %s", async (_, header, at) => {
      vendor.answer({ status: 429, headers: { "retry-after": header } });
      expect((await troubled()).retryAt).toBe(at);
    });

    it.each([408, 500, 502, 503, 504])("takes %i for trouble of the service", async (status) => {
      vendor.answer({ status });
      expect(await troubled()).not.toBeInstanceOf(EndpointRefusal);
    });

    it("takes an error page of whoever stands before the service for trouble", async () => {
      const headers = { "content-type": "text/html" };
      vendor.answer({ status: 502, headers, body: "<html><h1>Bad gateway" });
      expect((await troubled()).message).not.toContain("<");
    });

    it.each([301, 302, 307])("follows no redirect (%i)", async (status) => {
      vendor.answer({ status, headers: { location: `${vendor.url}/elsewhere` } });
      await troubled();
      expect(vendor.received().map(({ path }) => path)).not.toContain("/elsewhere");
    });

    it("takes a broken connection for trouble", async () => {
      vendor.answer({ reset: "before" });
      expect((await troubled()).message).toMatch(/broke/);
    });

    it("takes silence for trouble", async () => {
      vendor.answer({ slow: TIMES.all + 600 });
      const [answer] = await deliver(items(1));
      expect(troubleOf(answer).message).toMatch(/too long/);
    });

    it("waits for a slow answer", async () => {
      vendor.answer({ slow: 150 });
      expect(await deliver(items(1))).toEqual(all(1));
      expect(taken(vendor)).toEqual([idOf(0)]);
    });

    it("is known by the same id where the answer was lost", async () => {
      vendor.answer({ reset: "after" });
      troubleOf((await deliver(items(1)))[0]);
      expect(await deliver(items(1))).toEqual(all(1));
      expect(new Set(taken(vendor))).toEqual(new Set([idOf(0)]));
    });

    it.each([401, 403])("takes %i for a wrong secret, and does not show it", async (status) => {
      vendor.answer({ status, body: JSON.stringify({ message: Object.values(secrets).join() }) });
      const refusal = await troubled();
      expect(refusal).toBeInstanceOf(EndpointRefusal);
      for (const secret of Object.values(secrets)) expect(refusal.message).not.toContain(secret);
    });

    it.skipIf(refusesNothing)(
      "leaves the one item alone that the service will not have",
      async () => {
        vendor.poison("text-poison");
        const many = items(destination.batch);
        const place = Math.floor(many.length / 3);
        many[place] = item(idOf(place), "text-poison");
        const answers = await deliver(many);
        expect(answers[place]).toMatchObject({ ok: false });
        const others = many.filter((_, at) => at !== place);
        expect(answers.filter((_, at) => at !== place)).toEqual(all(others.length));
        expect(new Set(taken(vendor))).toEqual(new Set(others.map(({ id }) => id)));
        expect(taken(vendor)).toHaveLength(others.length);
        expect(JSON.stringify(answers[place])).not.toContain("text-poison");
      },
    );

    it("says nothing of secrets, addresses and people when it goes wrong", async () => {
      const answers: unknown[] = [];
      const echo = [...Object.values(secrets), "mina@nuri.example", "text-0"].join(" ");
      const body = JSON.stringify({ message: echo, error: { message: echo } });
      for (const status of [400, 404, 409, 413, 422, 429, 500]) {
        vendor.answer({ status, body });
        answers.push(
          (await deliver(items(1))).map((answer) =>
            "trouble" in answer ? answer.trouble.message : answer,
          ),
        );
      }
      const said = JSON.stringify(answers);
      for (const text of [...Object.values(secrets), "mina@", "?", "/hook"]) {
        expect(said).not.toContain(text);
      }
    });

    it("says when it could not be tried out", async () => {
      if (!destination.test) return;
      expect(await connection.test(signal)).toEqual([]);
      vendor.answer({ status: 503 });
      await expect(connection.test(signal)).rejects.toBeInstanceOf(EndpointTrouble);
    });

    it.runIf(forgotten)("has the service forget a person, and says when it did not", async () => {
      await deliver(items(1));
      vendor.answer({ status: 503 });
      await expect(connection.forget(PERSON, signal)).rejects.toBeInstanceOf(EndpointTrouble);
      await connection.forget(PERSON, signal);
      expect(forgotten!(vendor)).toEqual([PERSON.id]);
    });
  });
}

/** As the server makes them. */
function idOf(place: number): string {
  return `019b0000-0000-8000-8000-${String(place).padStart(12, "0")}`;
}

function troubleOf(answer: Answered | undefined): EndpointTrouble {
  if (!answer || !("trouble" in answer)) throw new Error(`No trouble: ${JSON.stringify(answer)}`);
  return answer.trouble;
}
