import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { testLog, type TestLog } from "../../project/test-log.ts";
import { done, starting, writeIn } from "../write/test-writes.ts";
import { Hub } from "./hub.ts";
import type { News } from "./news.ts";

const MINA = { kind: "holder", holder: "mina" } as const;

describe("what is told of what was committed", () => {
  let log: TestLog;
  let hub: Hub;
  const failures: unknown[] = [];
  beforeEach(async () => {
    log = await testLog("sqlite");
    hub = new Hub({ read: log.database.db, kind: "sqlite" }, (error) => failures.push(error));
    await hub.open();
  });
  afterEach(() => {
    hub.close();
    return log.close();
  });

  const positions = (heard: readonly News[]) =>
    heard.flatMap((news) => (news.is === "entry" ? news.entry.position : []));

  it("is told in order, also where what comes first is heard of last, or never", async () => {
    const heard: News[] = [];
    let all = (): void => {};
    const told = new Promise<void>((resolve) => (all = resolve));
    hub.listenToAll({
      hear(news) {
        heard.push(news);
        if (news.is === "conversation" && news.of.id === "four") all();
      },
    });
    const write = async (id: string) => done((await writeIn(log, starting(id, MINA)))[0]);
    const [one, , three, four] = [
      await write("one"),
      // Another server has written it.
      await write("two"),
      await write("three"),
      await write("four"),
    ];
    hub.committed([three]);
    hub.committed([one]);
    hub.committed([four]);
    await told;
    expect(positions(heard)).toEqual([1, 2, 3, 4]);
  });

  it("is told to all others when one that listens fails", async () => {
    const heard: News[] = [];
    const failing = {
      hear() {
        throw new Error("It does not listen.");
      },
    };
    hub.listen("holder mina", failing);
    hub.listen("holder mina", { hear: (news) => heard.push(news) });
    hub.committed(await writeIn(log, starting("one", MINA)));
    expect(positions(heard)).toEqual([1]);
    expect(failures[0]).toMatchObject({ message: "It does not listen." });
  });
});
