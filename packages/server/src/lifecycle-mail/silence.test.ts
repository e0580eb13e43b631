import { advance, initialState, prepare, type LifecycleState } from "@stagelight/core";
import { lifecycleMails, readConfig, type ReadTrigger } from "@stagelight/core/config";
import { PRESET_IDS } from "@stagelight/core/presets";
import { describe, expect, it } from "vitest";
import { mailPlansOf, type StageTrigger } from "./mail-plan.ts";
import { silenceAt } from "./silence.ts";

const DAY = 86_400;
const BEGIN = Date.UTC(2026, 0, 1) / 1000;

describe.each(PRESET_IDS)("with the model %s", (id) => {
  const config = readConfig({
    server: {},
    lifecycle: { model: id },
    mail: {
      from: "hello@nuri.example",
      postalAddress: "Seoul",
      lifecycle: [lifecycleMails.winBack],
    },
  });
  const model = prepare(config.table);
  const when = config.mail.lifecycle[0]!.when as Extract<ReadTrigger, StageTrigger>;
  const [{ silence = {} } = {}] = mailPlansOf(config);
  const after = (state: LifecycleState, event: string, at: number): LifecycleState =>
    advance(model, state, {
      type: "track",
      event,
      timestamp: at * 1000,
      receivedAt: at * 1000,
      verified: true,
    }).state;
  const ordered = after(initialState(model, BEGIN), "Order Completed", BEGIN);
  const quiet = (state: LifecycleState, now = BEGIN) => silenceAt(when, model, state, now * 1000);

  it("a customer falls silent some day, and it is known from when to look", () => {
    const at = quiet(ordered)! / 1000;
    expect(at).toBeGreaterThan(BEGIN);
    const { stage } = ordered.tracks[0]!;
    expect(silence[stage]! + BEGIN).toBeLessThanOrEqual(at);
    // As long as nothing happens it stays that moment, before it and afterwards.
    for (const now of [at - 1, at, at + 1000 * DAY]) expect(quiet(ordered, now)).toBe(at * 1000);
  });

  it("another order puts it off", () => {
    const first = quiet(ordered)! / 1000;
    const again = after(ordered, "Order Completed", BEGIN + DAY);
    expect(quiet(again)! / 1000).toBeGreaterThanOrEqual(first + DAY);
  });

  it("nobody falls silent who has never ordered", () => {
    expect(quiet(initialState(model, BEGIN))).toBeUndefined();
    const viewed = after(initialState(model, BEGIN), "Newsletter Subscribed", BEGIN);
    expect(quiet(viewed)).toBeUndefined();
  });

  it("what happened before somebody came back is no silence of now", () => {
    const at = quiet(ordered)! / 1000;
    const back = after(ordered, "Order Completed", at + DAY);
    expect(quiet(back, at + DAY)! / 1000).toBeGreaterThan(at + DAY);
  });
});
