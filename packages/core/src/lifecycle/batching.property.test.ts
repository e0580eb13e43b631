import fc from "fast-check";
import { expect, it } from "vitest";
import {
  decodeState,
  encodeState,
  scheduleOf,
  settle,
  stageAt,
  stageOn,
  type Stored,
  storedOf,
} from "../index.ts";
import { type Happening, lives, Player } from "./arbitraries.ts";

const lived = lives().chain((life) =>
  fc.record({
    life: fc.constant(life),
    asked: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 40, maxLength: 40 }),
  }),
);

type Life = { model: Player["model"]; happenings: Happening[] };

function fold(life: Life, between: (player: Player, gap: number, index: number) => void) {
  const player = new Player(life.model);
  let now = player.now;
  life.happenings.forEach((each, index) => {
    between(player, each.gap, index);
    now += each.gap;
    player.play(now, each);
  });
  return player;
}

it("comes to the same state and transitions whenever it is settled or stored in between", () => {
  fc.assert(
    fc.property(lived, ({ life, asked }) => {
      const { model } = life;
      const whole = fold(life, () => {});
      const settled = fold(life, (player, gap, index) => {
        player.tell(settle(model, player.state, player.now + Math.floor(gap * asked[index]!)));
      });
      const stored = fold(life, (player) => {
        const text = JSON.stringify(storedOf(model, player.state));
        const { l, h } = JSON.parse(text) as Stored;
        player.state = decodeState(model, l, player.now, h);
      });
      for (const other of [settled, stored]) {
        expect(encodeState(model, other.state)).toEqual(encodeState(model, whole.state));
        expect(other.state.profile).toEqual(whole.state.profile);
        expect(other.history()).toEqual(whole.history());
      }
    }),
    { numRuns: 150 },
  );
});

it("settles once and for all, and agrees with the schedule at every later time", () => {
  fc.assert(
    fc.property(lived, fc.nat(400 * 86_400), fc.nat(400 * 86_400), ({ life }, first, second) => {
      const { model } = life;
      const { state, now } = fold(life, () => {});
      const [a, b] = [now + Math.min(first, second), now + Math.max(first, second)];
      const once = settle(model, state, a);
      expect(settle(model, once.state, a)).toEqual({ state: once.state, transitions: [] });
      expect(settle(model, once.state, b).state).toEqual(settle(model, state, b).state);
      const plan = scheduleOf(model, state);
      for (const moment of [a, b]) {
        for (const { key } of state.tracks) {
          expect(stageAt(plan[key], moment)).toBe(
            stageOn(model, settle(model, state, moment).state, key),
          );
        }
      }
    }),
    { numRuns: 150 },
  );
});

it("stays among the model's stages, each transition where the one before ended", () => {
  fc.assert(
    fc.property(lives(), (life) => {
      const { stages } = life.model;
      const player = fold(life, () => {});
      for (const [track, chain] of player.history()) {
        let stage = stages[0]!;
        for (const { from, to, at } of chain) {
          // A track that was dropped begins anew.
          if (track === "" || from !== stages[0]) expect(from).toBe(stage);
          expect(to).not.toBe(from);
          expect(stages).toContain(to);
          expect(at).toBeLessThanOrEqual(player.now * 1000);
          stage = to;
        }
        if (track === "") expect(stageOn(life.model, player.state)).toBe(stage);
      }
    }),
    { numRuns: 100 },
  );
});
