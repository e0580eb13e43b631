import fc from "fast-check";
import { expect, it } from "vitest";
import { BY_HAND, decodeState, encodeState, place, settle, stageOn, storedOf } from "../index.ts";
import { lives, Player } from "./arbitraries.ts";

const lived = fc.record({
  life: lives(),
  pick: fc.nat(),
  gap: fc.nat(400 * 86_400),
});

it("puts anybody into any stage, and nothing but that changes", () => {
  fc.assert(
    fc.property(lived, ({ life: { model, happenings }, pick, gap }) => {
      const player = new Player(model);
      let now = player.now;
      for (const each of happenings) player.play((now += each.gap), each);
      const track = player.state.tracks[pick % player.state.tracks.length]!.key;
      const stage = model.stages[pick % model.stages.length]!;
      const before = settle(model, player.state, now + gap);
      const after = place(model, player.state, { track, stage }, now + gap);
      expect(stageOn(model, after.state, track)).toBe(stage);
      expect(after.state.profile).toEqual(before.state.profile);
      for (const { key, stage: its } of before.state.tracks) {
        if (key !== track) expect(stageOn(model, after.state, key)).toBe(its);
      }
      const moved = stageOn(model, before.state, track) !== stage;
      expect(after.transitions).toHaveLength(before.transitions.length + Number(moved));
      if (!moved) {
        expect(after.state).toEqual(before.state);
        return;
      }
      const own = after.state.tracks.find(({ key }) => key === track)!;
      expect(own).toMatchObject({ since: after.state.now, last: after.state.now, why: BY_HAND });
      expect(after.transitions.at(-1)).toMatchObject({ kind: "manual", track, to: stage });
      // What is stored and read back is the same, and saying it again changes nothing.
      const { l, h } = storedOf(model, after.state);
      const read = decodeState(model, JSON.parse(JSON.stringify(l)), after.state.now, h);
      expect(encodeState(model, read)).toEqual(encodeState(model, after.state));
      expect(place(model, after.state, { track, stage }, after.state.now).state).toEqual(
        after.state,
      );
    }),
    { numRuns: 300 },
  );
});

it("does nothing for a stage that the model does not have", () => {
  fc.assert(
    fc.property(lived, ({ life: { model, happenings }, gap }) => {
      const player = new Player(model);
      let now = player.now;
      for (const each of happenings) player.play((now += each.gap), each);
      const placed = place(model, player.state, { track: "", stage: "no such stage" }, now + gap);
      expect(placed).toEqual(settle(model, player.state, now + gap));
    }),
    { numRuns: 50 },
  );
});
