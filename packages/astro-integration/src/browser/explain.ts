import { describeAudience, type LifecycleState, type Model } from "@stagelight/core";
import type { Head, Slot } from "./head-api.ts";

/** The decision trace: where the visitor stands and why, and what each slot shows and why. */
export function explain(
  { facts_, audiences_, choose_ }: Head,
  model: Model,
  state: LifecycleState,
) {
  return {
    stages: model.stages,
    tracks: state.tracks.map(({ key, stage, since, from, why, count }) => ({
      track: key,
      stage,
      since: new Date(since * 1000).toISOString(),
      ...(why && { from, rule: why, counted: count }),
    })),
    facts: facts_,
    slots: [...document.querySelectorAll<Slot>("stagelight-slot")].map((slot) => ({
      name: slot.getAttribute("name"),
      shown: slot.part_?.getAttribute("name") || "default",
      wouldShow: choose_(slot)?.getAttribute("name") || "default",
      parts: [...slot.querySelectorAll<HTMLElement>(":scope > [data-when]")].map((part) => {
        const when = part.dataset.when!;
        return {
          name: part.getAttribute("name"),
          when:
            when[0] == "="
              ? `stage is ${when.slice(1)}`
              : describeAudience(audiences_[when] || JSON.parse(when)),
        };
      }),
    })),
  };
}
