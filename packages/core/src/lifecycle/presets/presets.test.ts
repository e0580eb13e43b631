import { describe, expect, it } from "vitest";
import { readConfig } from "../../config.ts";
import { KPI_LABELS, PRESET_IDS, presetInfo, type StageInfo, stagesFor } from "../../presets.ts";
import type { LifecycleModel } from "../rule.ts";
import { DEFAULT_PRESET, PRESETS } from "./presets.ts";

const DEFAULT_STAGES: readonly string[] = PRESETS[DEFAULT_PRESET].stages;
const HANGUL = /\p{Script=Hangul}/u;
const HAN = /\p{Script=Han}/u;

describe.each(PRESET_IDS)("%s", (id) => {
  const { score, ...model }: LifecycleModel = PRESETS[id];
  const info: Readonly<Record<string, StageInfo>> = presetInfo(id);

  it("passes every check that a model of one's own has to pass", () => {
    const lifecycle = { model, ...(score && { score }) };
    expect(readConfig({ lifecycle }).table.stages).toEqual(model.stages);
  });

  it("names every rule and decay", () => {
    for (const part of [...model.rules, ...model.decay!]) expect(part.id).toMatch(/^[a-z-]+$/);
  });

  it("has a way out of every stage but the first by silence, and comes to rest", () => {
    for (const stage of model.stages.slice(1)) {
      expect(model.decay!.some(({ from, cameFrom }) => from === stage && !cameFrom)).toBe(true);
    }
  });

  it("says of every stage what people need to know, in three languages", () => {
    expect(Object.keys(info)).toEqual(model.stages);
    for (const { label, goal, kpis } of Object.values(info)) {
      for (const { en, ko, zh } of [label, goal, ...kpis.map((kpi) => KPI_LABELS[kpi])]) {
        expect(en).toMatch(/^[ -~]+$/);
        expect(ko).toMatch(HANGUL);
        expect(zh).toMatch(HAN);
        expect(zh).not.toMatch(HANGUL);
      }
      expect([goal.en, goal.ko].every((text) => text.endsWith("."))).toBe(true);
      expect(goal.zh.endsWith("。")).toBe(true);
      expect(kpis.length).toBeGreaterThan(1);
      expect(new Set(kpis).size).toBe(kpis.length);
    }
  });

  it("maps onto stages of the default, the first onto the first", () => {
    const mapped = Object.values(info).map(({ mapsTo }) => mapsTo);
    for (const stage of mapped) expect(DEFAULT_STAGES).toContain(stage);
    expect(mapped[0]).toBe(DEFAULT_STAGES[0]);
    // A stage that the default has too is the same one.
    for (const [stage, { mapsTo }] of Object.entries(info)) {
      if (DEFAULT_STAGES.includes(stage)) expect(mapsTo).toBe(stage);
    }
  });

  it("shows what was written for the default", () => {
    const { table, mapsTo } = readConfig({ lifecycle: { model: id } });
    const about = { stages: table.stages, mapsTo };
    for (const stage of table.stages) expect(stagesFor(about, stage)).toEqual([stage]);
    const shown = DEFAULT_STAGES.flatMap((slot) => stagesFor(about, slot));
    expect(new Set(shown).size).toBe(shown.length);
    expect(stagesFor(about, "elsewhere")).toEqual([]);
    expect(stagesFor(about, "constructor")).toEqual([]);
  });
});

it("no KPI is listed that no stage shows", () => {
  const shown = PRESET_IDS.flatMap((id) =>
    Object.values<StageInfo>(presetInfo(id)).flatMap(({ kpis }) => kpis),
  );
  expect(Object.keys(KPI_LABELS).filter((kpi) => !shown.includes(kpi as never))).toEqual([]);
});

it("resolves slots of the default model by the mapping only where the model has none of the name", () => {
  const { table, mapsTo } = readConfig({ lifecycle: { model: "hubspot" } });
  expect(stagesFor({ stages: table.stages, mapsTo }, "consideration")).toEqual([
    "lead",
    "mql",
    "sql",
  ]);
  const saas = readConfig({ lifecycle: { model: "saas" } });
  expect(stagesFor({ stages: saas.table.stages, mapsTo: saas.mapsTo }, "retention")).toEqual([
    "retention",
  ]);
});

it("takes labels and a mapping from a model of one's own", () => {
  const model = {
    stages: ["lead", "won"],
    rules: [{ to: "won", when: { event: "Order Completed" } }],
    labels: { won: { en: "Won", ko: "성사" } },
    mapsTo: { won: "retention" },
  };
  const { labels, mapsTo, table } = readConfig({ lifecycle: { model } });
  expect(labels).toEqual(model.labels);
  expect(stagesFor({ stages: table.stages, mapsTo }, "retention")).toEqual(["won"]);
  expect(stagesFor({ stages: table.stages, mapsTo }, "advocacy")).toEqual([]);
});
