/**
 * Joins core's attention with a page: notices what happens, asks which prompt shows now, shows it, and
 * remembers what became of it.
 */
import {
  type AttentionDeed,
  type AttentionMemory,
  choosePrompt,
  decodeAttention,
  type Facts,
  type Heard,
  heard,
  noteAttention,
  type PromptSituation,
  type Signal,
} from "@stagelight/core";
import type { PromptsTable } from "../anywhere/prompts.ts";
import { ATTENTION_KEY } from "../anywhere/storage-policy.ts";
import { openElsewhere, writing } from "./prompts/around.ts";
import { type Prepared, prepare, placeOf } from "./prompts/prepare.ts";
import type { Tracker } from "./tracker.ts";

/** What the page's part of the tracker has of the runner. */
export interface PromptRunner {
  /** Something has happened, or something may have changed. */
  hear_(signal?: Signal): void;
  /** Another page has come, or this one again: then what is open stays so. */
  land_(again: boolean): void;
  situation_(): readonly [memory: AttentionMemory, situation: PromptSituation, now: number];
}

/** What became of a prompt, as the tracker tells it. */
const TOLD: Readonly<Record<string, string>> = {
  shown: "Prompt Viewed",
  dismissed: "Prompt Dismissed",
  answered: "Prompt Answered",
};

/** Runs the prompts of a site in this page, and in those that a router puts in its place. */
export function run(tracker: Tracker, table: PromptsTable): PromptRunner {
  const { budget, prompts } = table;
  const { head_, visitor_ } = tracker;
  let landed = 0;
  let fired: Heard = new Map();
  let open: string | undefined;
  let vouched: Facts | undefined;
  /** Prompts with their code, by their ids; nothing for one whose code did not come. */
  let prepared = new Map<string, Prepared | undefined>();
  /** Where the page was scrolled to when an inline prompt found no room. */
  const full = new Map<string, number>();

  const now = () => Math.floor(Date.now() / 1000);
  const onPage = () => (performance.now() - landed) / 1000;

  function memory(): AttentionMemory {
    let stored: unknown;
    try {
      stored = JSON.parse(localStorage.getItem(ATTENTION_KEY)!);
    } catch {}
    return decodeAttention(stored, now());
  }

  const allowed = () => visitor_.read_() && visitor_.granted_("functional");

  /** Tells whether it is remembered. */
  function note(...deed: AttentionDeed): boolean {
    try {
      if (!allowed()) return false;
      const text = JSON.stringify(noteAttention(memory(), now(), ...deed));
      localStorage.setItem(ATTENTION_KEY, text);
      return true;
    } catch {
      return false;
    }
  }

  function situation_(): ReturnType<PromptRunner["situation_"]> {
    const consent = allowed();
    head_.load_(document);
    const { facts_: facts } = head_;
    const situation: PromptSituation = {
      consent,
      facts,
      verified: vouched && { ...facts, stage: vouched.stage, tracks: vouched.tracks },
      heard: fired,
      onPage: onPage(),
      hidden: document.hidden,
      writing: writing(),
      placeless: prompts
        .filter(
          (each) =>
            (prepared.has(each.id) && !prepared.get(each.id)) ||
            full.get(each.id) == scrollY ||
            !placeOf(each),
        )
        .map(({ id }) => id),
      open: open ?? openElsewhere(),
    };
    return [memory(), situation, now()];
  }

  function decide(): void {
    const [kept, situation, at] = situation_();
    const prompt = choosePrompt(budget, kept, situation, prompts, at);
    if (prompt) return bringUp(prompt.id);
    // Who leaves does not wait for code: it is there before.
    const leaving = prompts.filter(({ triggers }) => triggers?.some(([kind]) => kind == "exit"));
    const ready = new Map(leaving.map(({ id }) => [id, "exit" as const]));
    const next = choosePrompt(budget, kept, { ...situation, heard: ready }, leaving, at);
    if (next) getReady(next.id);
  }

  function getReady(id: string): Prepared {
    const before = prepared.get(id);
    if (before?.element_.isConnected) return before;
    const prompt = prompts.find((each) => each.id == id)!;
    const one = prepare(prompt, table);
    prepared.set(id, one);
    one.ready_.then(
      () => hear_(),
      () => {
        one.element_.remove();
        prepared.set(id, undefined);
      },
    );
    return one;
  }

  function bringUp(id: string): void {
    const one = getReady(id);
    const { element_, done_ } = one;
    // Where nothing can be kept, nobody could count how often it shows.
    if (!done_ || !note("seen")) return;
    element_.hidden = false;
    one.show_?.();
    if (open != id) full.set(id, scrollY);
  }

  function hear_(signal?: Signal): void {
    if (signal) fired = heard(prompts, fired, signal);
    // Whoever does something is there: the session goes on.
    if (signal?.[0] == "event") note("seen");
    if (open && !allowed()) {
      prepared.get(open)?.element_.remove();
      open = undefined;
    }
    if (!open && !document.hidden) decide();
  }

  function land_(again: boolean): void {
    landed = performance.now();
    fired = new Map();
    full.clear();
    if (!again) {
      open = undefined;
      prepared = new Map();
    }
    note("seen");
  }

  document.addEventListener("stagelight:prompt", ({ detail }) => {
    const { id: prompt_id, widget, as, action } = detail;
    if (action == "shown") open = prompt_id;
    else if (action != "answered") {
      prepared.get(prompt_id)?.element_.remove();
      prepared.delete(prompt_id);
      open = undefined;
    }
    if (action == "shown") note(action);
    else if (action != "closed") note(action, prompt_id);
    if (TOLD[action]) tracker.track(TOLD[action], { prompt_id, widget, as });
  });
  document.addEventListener("mouseout", ({ relatedTarget, clientY }) => {
    if (!relatedTarget && clientY <= 0) hear_(["exit"]);
  });
  setInterval(() => {
    if (document.hidden || !allowed()) return;
    // What is seen without scrolling is no depth.
    const seen = scrollY && (scrollY + innerHeight) / document.documentElement.scrollHeight;
    fired = heard(prompts, fired, ["scroll", seen * 100]);
    hear_(["time", onPage()]);
  }, 1000);
  if (prompts.some(({ verified }) => verified)) {
    void tracker.verified?.().then((standing) => (vouched = standing as never));
  }
  note("seen");
  return { hear_, land_, situation_ };
}
