import type { Selectable } from "kysely";
import { answerPrivately } from "../../http/answer-json.ts";
import type { Call, Route } from "../../http/route.ts";
import { csvAnswer } from "../../csv/csv-answer.ts";
import { writeCsv } from "../../csv/write-csv.ts";
import type { AuditEntryTable } from "../../store/team-tables.ts";
import { TEAM_ROUTE } from "../team-route.ts";

const COMMON = { ...TEAM_ROUTE, role: "owner", method: "GET" } as const;

/** What the team has done, for its owners. */
export const auditRoutes: readonly Route[] = [
  {
    ...COMMON,
    path: "/dashboard/api/audit",
    summary: "Tells what the team has done, the newest first; ?before= goes on.",
    handle: page,
  },
  {
    ...COMMON,
    path: "/dashboard/api/audit.csv",
    summary: "All that the team has done, as CSV.",
    answer: { status: 200, type: "text/csv" },
    handle: everything,
  },
];

type Entry = Selectable<AuditEntryTable>;

/** Entries of a page, and of a step of the CSV. */
const PAGE = 100;
const STEP = 1_000;

async function page(call: Call): Promise<Response> {
  const rows = await older(call, call.url.searchParams.get("before"), PAGE + 1);
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return answerPrivately({
    entries: shown.map(({ id, at, member_id: member, actor, action, subject, detail }) => ({
      id,
      at: iso(at),
      actor,
      action,
      ...(member !== null && { member }),
      ...(subject !== null && { subject }),
      ...(detail !== null && { detail: JSON.parse(detail) as object }),
    })),
    ...(rows.length > PAGE && last && { next: placeOf(last) }),
  });
}

const COLUMNS = ["at", "actor", "member", "action", "subject", "detail"];

async function everything(call: Call): Promise<Response> {
  return csvAnswer(allEntries(call), "audit.csv");
}

async function* allEntries(call: Call): AsyncGenerator<{ readonly text: string }> {
  yield { text: writeCsv([COLUMNS]) };
  for (let before: string | null = null; ;) {
    const rows: Entry[] = await older(call, before, STEP);
    const lines = rows.map(({ at, actor, member_id: member, action, subject, detail }) => [
      iso(at),
      actor,
      member ?? "",
      action,
      subject ?? "",
      detail ?? "",
    ]);
    if (lines.length > 0) yield { text: writeCsv(lines) };
    const last = rows.at(-1);
    if (!last || rows.length < STEP) return;
    before = placeOf(last);
  }
}

/** Entries before a place, the newest first. Several have one time: the id decides. */
function older({ services }: Call, before: string | null, most: number): Promise<Entry[]> {
  const [, at = "", id = ""] = /^(\d{1,15})\.([\w-]{1,40})$/.exec(before ?? "") ?? [];
  const all = services.store.read.selectFrom("audit_entry").selectAll();
  const from =
    at === ""
      ? all
      : all.where((row) =>
          row.or([
            row("at", "<", Number(at)),
            row.and([row("at", "=", Number(at)), row("id", "<", id)]),
          ]),
        );
  return from.orderBy("at", "desc").orderBy("id", "desc").limit(most).execute();
}

function placeOf({ at, id }: Entry): string {
  return `${at}.${id}`;
}

const iso = (milliseconds: number): string => new Date(Number(milliseconds)).toISOString();
