import { expect, it } from "vitest";
import { readConfig } from "../config.ts";
import { PRESETS, type PresetId } from "../lifecycle/presets/presets.ts";
import { DAY, describeUnused, randomVisitors, simulate } from "../simulate.ts";

const start = Date.UTC(2026, 0, 5);
const period = { start, end: start + 800 * DAY };

it.each(Object.keys(PRESETS) as PresetId[])(
  "random visitors bring about every rule and every decay of %s",
  (model) => {
    const config = readConfig({ lifecycle: { model } });
    const { rules, decay } = simulate(config, randomVisitors(config, 1000, period, 1), period);
    const unused = [...rules, ...decay].flatMap(({ id, unused }) =>
      unused ? `${id}: ${describeUnused(unused)}` : [],
    );
    expect(unused).toEqual([]);
  },
);
