import type { Model } from "@stagelight/core";
import { MOST_TOLD, type Standing, type TeamStageChange } from "@stagelight/core/endpoints";
import type { Kysely } from "kysely";
import { type Asker, browsersOf, ownTransition } from "../../privacy/own.ts";
import { recordedWhy, toldEvidence } from "../../stage/standing.ts";
import type { Tables } from "../../store/tables.ts";
import { iso } from "../api-route.ts";
import { personId } from "./person-id.ts";

/** What audit entries of changes by hand are called. */
export const STAGE_SET = "person-stage-set";

/** The newest changes of stage of somebody, each with what has led to it. */
export async function stageChanges(
  db: Kysely<Tables>,
  model: Model,
  asker: Asker,
): Promise<TeamStageChange[]> {
  const rows = await db
    .selectFrom("transition")
    .selectAll()
    .where(ownTransition(asker))
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(MOST_TOLD)
    .execute();
  const changes = rows.map((row) => ({ ...row, why: recordedWhy(row.evidence) }));
  const byHand = changes.some(({ kind }) => kind === "manual");
  const actors = byHand ? await actorsOf(db, asker) : new Map<string, string>();
  return changes.map(
    ({ standing, track, from_stage: from, to_stage: to, at, kind, rule, why }): TeamStageChange => {
      const by = actors.get(why.messageId ?? "");
      return {
        standing,
        track,
        from,
        to,
        at: iso(at),
        kind,
        rule,
        evidence: toldEvidence(why.counted),
        ...(kind === "decay" && silenceOf(model, rule)),
        ...(why.note !== undefined && { note: why.note }),
        ...(by !== undefined && { by }),
      };
    },
  );
}

/**
 * The change that led to where somebody stands, where nothing is recorded of it yet: silence is noticed
 * by the next event, and has fallen due before.
 */
export function unrecorded(
  model: Model,
  standing: "hint" | "verified",
  { stage: to, since, reason }: Standing,
  changes: readonly TeamStageChange[],
): TeamStageChange[] {
  if (reason?.kind !== "decay") return [];
  const { kind, rule, from, evidence } = reason;
  const known = changes.some(
    (each) =>
      each.standing === standing && each.track === "" && each.to === to && each.at === since,
  );
  return known
    ? []
    : [
        {
          standing,
          track: "",
          from,
          to,
          at: since,
          kind,
          rule,
          evidence,
          ...silenceOf(model, rule),
        },
      ];
}

function silenceOf({ decay }: Model, rule: string): Pick<TeamStageChange, "after"> {
  const row = decay.find(([id]) => id === rule);
  return row ? { after: { seconds: row[3], sinceEntry: Boolean(row[4]) } } : {};
}

/** Who has decided, by the ids of the messages that say so. */
async function actorsOf(db: Kysely<Tables>, asker: Asker): Promise<Map<string, string>> {
  const { visitor, profile } = asker;
  const browsers = profile ? await browsersOf(db, profile.id) : [visitor];
  const subjects = [
    ...(profile ? [personId(asker)] : []),
    ...browsers.map((each) => personId({ visitor: each })),
  ].map((id) => `person ${id}`);
  const rows = await db
    .selectFrom("audit_entry")
    .select(["actor", "detail"])
    .where("action", "=", STAGE_SET)
    .where("subject", "in", subjects.slice(0, SUBJECTS))
    .execute();
  return new Map(
    rows.map(({ actor, detail }) => [
      (JSON.parse(detail ?? "{}") as { message?: string }).message ?? "",
      actor,
    ]),
  );
}

/** No more browsers of one person are looked at for who has decided about them. */
const SUBJECTS = 100;
