import { scheduleOf, type TrackState } from "@stagelight/core";
import site from "virtual:stagelight/toolbar";
import { el } from "./element.ts";
import { facts, state } from "./page.ts";
import { ago, duration } from "./words.ts";

/** Where the visitor stands on each track, why, and what silence will do. */
export function standing(): HTMLElement[] {
  const now = Math.floor(Date.now() / 1000);
  const current = state();
  const plans = scheduleOf(site.model, current);
  return current.tracks.map((track) => {
    const { key, since } = track;
    const stage = key ? (facts().tracks[key] ?? track.stage) : facts().stage;
    const [, due, next] = plans[key] ?? [];
    return el(
      "li",
      {},
      ...(key ? [el("span", { class: "track" }, key)] : []),
      steps(stage),
      el(
        "p",
        {},
        `In ${stage} since ${since ? ago(since, now) : "the beginning"}. `,
        reason(track),
      ),
      el(
        "p",
        {},
        due === undefined || next === undefined
          ? `Silence changes nothing: ${stage} is where it stays.`
          : `If nothing happens: in ${duration(Number(due) - now)} ${back(stage, `${next}`)} ${next}.`,
      ),
    );
  });
}

function reason({ why, from, count, first, since }: TrackState): string {
  if (!why) return "Nothing has moved this visitor yet.";
  const spread = since - first > 1 ? `, the first ${duration(since - first)} before` : "";
  const times = count > 0 ? ` (counted ${count === 1 ? "once" : `${count} times`}${spread})` : "";
  return `Came from ${from} by “${why}”${times}. ${site.reasons[why] ?? ""}`;
}

/** All stages in order, the present one marked. */
function steps(stage: string): HTMLElement {
  const items = site.model.stages.map((each) =>
    el("li", { "aria-current": each === stage && "step" }, each),
  );
  return el("ol", { class: "steps", "aria-label": "Stages" }, ...items);
}

function back(stage: string, next: string): string {
  const { stages } = site.model;
  return stages.indexOf(next) < stages.indexOf(stage) ? "back to" : "on to";
}
