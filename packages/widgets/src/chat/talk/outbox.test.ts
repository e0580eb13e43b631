import { expect, it, vi } from "vitest";
import type { Outgoing } from "../kept.ts";
import { type Delivery, Outbox, waitingIn } from "./outbox.ts";

const message = (id: string): Outgoing => ({ id, text: id, at: 0 });

/** An outbox whose server answers as it is told to, one message after the other. */
function outbox(answers: Record<string, Delivery[]>) {
  const tried: string[] = [];
  const kept: string[][] = [];
  const box = new Outbox(
    [],
    async ({ id }) => {
      tried.push(id);
      return answers[id]?.shift() ?? "done";
    },
    (messages) => kept.push(messages.map(({ id, failed }) => (failed ? `${id} failed` : id))),
  );
  return { box, tried, kept };
}

it("sends in order, one after the other, and keeps each until it is taken", async () => {
  const { box, tried, kept } = outbox({});
  box.add(message("a"));
  box.add(message("b"));
  await vi.waitFor(() => expect(box.messages).toEqual([]));
  expect(tried).toEqual(["a", "b"]);
  expect(kept).toEqual([["a"], ["a", "b"], ["b"], []]);
});

it("what is not taken for now is tried again before what comes after it", async () => {
  const { box, tried } = outbox({ a: ["wait", "wait"] });
  box.add(message("a"));
  box.add(message("b"));
  await vi.waitFor(() => expect(tried).toHaveLength(1));
  // There is a connection again.
  await vi.waitFor(() => {
    box.wake();
    expect(box.messages).toEqual([]);
  });
  expect(tried).toEqual(["a", "a", "a", "b"]);
});

it("what is never taken holds up nothing, and is tried once more by hand", async () => {
  const { box, tried, kept } = outbox({ a: ["failed"] });
  box.add(message("a"));
  box.add(message("b"));
  await vi.waitFor(() => expect(kept.at(-1)).toEqual(["a failed"]));
  box.retry("a");
  await vi.waitFor(() => expect(box.messages).toEqual([]));
  expect(tried).toEqual(["a", "b", "a"]);
});

it("nothing waits longer than a week, and what somebody else has written is nothing", () => {
  const now = { ...message("now"), at: Date.now() };
  expect(waitingIn({ waiting: [message("old"), now] })).toEqual([now]);
  expect(waitingIn({ waiting: "rubbish" as never })).toEqual([]);
  expect(waitingIn({})).toEqual([]);
});
