import { expect, it } from "vitest";
import type { Pause } from "./back-off.ts";
import { keepLive } from "./live.ts";

const HELLO = 'event: hello\ndata: {"position":0,"resumed":false}\n\n';

/** What each try for a stream meets; after the last one all is over. */
type Met = "no connection" | "starting" | "full" | "nothing but silence" | "heard";

/** What is done for a page, in order: streams that were tried, times that were waited, questions. */
async function done(...meets: Met[]): Promise<string[]> {
  return whatIsDone(meets, false);
}

/** @param answers whether the server answers questions, whatever becomes of streams */
async function whatIsDone(meets: readonly Met[], answers: boolean): Promise<string[]> {
  const over = new AbortController();
  const did: string[] = [];
  const tries = [...meets];
  const pause: Pause = {
    wait: async (ms) => void did.push(ms <= 4_000 ? "soon" : "later"),
    wake: () => {},
  };
  await keepLive(
    {
      async stream() {
        const met = tries.shift();
        if (tries.length === 0) queueMicrotask(() => over.abort());
        did.push(met ?? "one more");
        if (met === "no connection") throw new TypeError("fetch failed");
        if (met === "starting" || met === "full") {
          return new Response("", { status: met === "full" ? 429 : 503 });
        }
        return new Response(met === "heard" ? HELLO : "");
      },
      async poll() {
        did.push("asked");
        if (!answers) return false;
        if (did.filter((each) => each === "asked").length > 5) over.abort();
        return true;
      },
      hear: () => {},
      live: () => {},
    },
    pause,
    over.signal,
    true,
  );
  return did;
}

it("looks for a server that is away until it is there again", async () => {
  const away: Met[] = Array(10).fill("no connection");
  const did = await done("heard", ...away, "starting", "starting", "heard");
  expect(did.filter((each) => each === "heard")).toHaveLength(2);
  expect(did).not.toContain("later");
});

it("looks for it less and less often", async () => {
  expect(await done(...(Array(25).fill("no connection") as Met[]))).toContain("later");
});

it("asks where streams are opened and say nothing", async () => {
  const did = await whatIsDone(Array(9).fill("nothing but silence") as Met[], true);
  expect(did.filter((each) => each === "nothing but silence")).toHaveLength(3);
  expect(did.filter((each) => each === "asked")).toHaveLength(6);
});

it("asks where the server answers, and streams alone do not come through", async () => {
  const did = await whatIsDone(Array(20).fill("no connection") as Met[], true);
  expect(did.filter((each) => each === "no connection")).toHaveLength(5);
  expect(did.filter((each) => each === "asked")).toHaveLength(6);
});

it("asks where the server has no room", async () => {
  const did = await whatIsDone(["heard", "full", "heard", "heard"], true);
  expect(did.slice(0, 4)).toEqual(["heard", "soon", "full", "asked"]);
});
