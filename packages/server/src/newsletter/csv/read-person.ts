import { readCell } from "../../csv/write-csv.ts";
import type { NewsletterField, ReadNewsletter } from "@stagelight/core/config";
import { newsletterBodySchema } from "@stagelight/core/endpoints";
import { type MailAddress, parseMailAddress } from "../../mail/address.ts";
import { type Frequency, isFrequency } from "../frequency.ts";
import { type ColumnRole, plain } from "./headers.ts";
import type { CsvRecord } from "./read-records.ts";

/** Somebody in a file. */
export interface PersonRow {
  readonly line: number;
  readonly address: MailAddress;
  readonly name?: string;
  /** One of the site's languages. */
  readonly locale?: string;
  readonly frequency?: Frequency;
  readonly fields: Readonly<Record<string, unknown>>;
  /** What the file says of the person's subscription. Nothing where it says nothing. */
  readonly state?: "confirmed" | "pending" | "left";
  /** The list that the file names. */
  readonly list?: string;
}

/** What is wrong with a line. */
export interface LineProblem {
  readonly line: number;
  readonly what: string;
  readonly help: string;
}

/** What lines are held against. */
export interface PersonReader {
  /** @returns problems where somebody cannot be taken in */
  read(record: CsvRecord): PersonRow | LineProblem;
}

type Declared = Pick<ReadNewsletter, "lists" | "fields" | "consent">;

/**
 * Reads lines of a file.
 *
 * @param locales of the site
 */
export function personReader(
  roles: readonly (ColumnRole | undefined)[],
  declared: Declared,
  locales: readonly string[],
): PersonReader {
  // Who is on a list already need not have been asked for what the form asks for now.
  const fields = declared.fields.map((field) => ({ ...field, required: false }));
  const schema = newsletterBodySchema({ ...declared, fields }).pick({ name: true, fields: true });
  return {
    read({ line, cells }) {
      const cell = (role: ColumnRole): string => readCell(cells[roles.indexOf(role)] ?? "").trim();
      const email = cell("email");
      const address = parseMailAddress(email);
      if (!address) return { line, ...noAddress(email) };
      const given = Object.fromEntries(
        fields.flatMap((field) => {
          const text = cell(`field:${field.id}`);
          return text === "" ? [] : [[field.id, valueOf(field, text)]];
        }),
      );
      const name = nameIn(cell);
      const read = schema.safeParse({ ...(name !== "" && { name }), fields: given });
      if (!read.success) {
        const [issue] = read.error.issues;
        const [first, id = first] = issue!.path.map(String);
        const found = id === "name" ? name : cell(`field:${id!}`);
        return {
          line,
          what: `${id}: ${JSON.stringify(found.slice(0, 40))} does not fit`,
          help: helpFor(fields.find((field) => field.id === id)),
        };
      }
      const state = stateOf(cell("state"));
      const locale = localeOf(cell("language"), locales);
      const list = cell("list");
      const frequency = cell("frequency");
      return {
        line,
        address,
        ...(read.data.name && { name: read.data.name }),
        ...(locale && { locale }),
        ...(isFrequency(frequency) && { frequency }),
        fields: read.data.fields as Record<string, unknown>,
        ...(state && { state }),
        ...(list && { list }),
      };
    },
  };
}

function noAddress(email: string): Pick<LineProblem, "what" | "help"> {
  return email === ""
    ? { what: "no address", help: "Write one, or take the line out." }
    : {
        what: `${JSON.stringify(email.slice(0, 60))} is not one address`,
        help: "Write exactly one, such as mina@tea.example.",
      };
}

function nameIn(cell: (role: ColumnRole) => string): string {
  const [name, family] = [cell("name"), cell("family")];
  const given = cell("given") || (family === "" ? "" : name);
  if (given === "" && family === "") return name;
  if (cell("given") !== "" && name !== "") return name;
  // Names are written without a blank there, and the family's stands first.
  const together = /\p{Script=Han}|\p{Script=Hangul}/u.test(given + family);
  return together ? family + given : `${given} ${family}`.trim();
}

function valueOf({ type, choices = [] }: NewsletterField, text: string): unknown {
  const choice = (written: string): string =>
    choices.find(({ id, label }) =>
      [id, ...textsOf(label)].some((known) => plain(known) === plain(written)),
    )?.id ?? written.trim();
  switch (type) {
    case "text":
      return text;
    case "number":
      return Number(text.replaceAll(/[\s,_]/g, ""));
    case "date":
      return dateOf(text);
    case "choice":
      return choice(text);
    case "choices":
      return text
        .split(/[,;|、，；]/)
        .filter((each) => each.trim() !== "")
        .map(choice);
  }
}

/** A label in all languages. */
export function textsOf(label: NewsletterField["label"]): string[] {
  return typeof label === "string" ? [label] : Object.values(label);
}

/** Days as they are written with the year first; others could be meant in two ways. */
function dateOf(text: string): string {
  const [, year, month = "", day = ""] =
    /^(\d{4})\s*[-./年년]\s*(\d{1,2})\s*[-./月월]\s*(\d{1,2})\s*[.日일]?(?:[ T].*)?$/u.exec(text) ??
    [];
  return year === undefined ? text : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

function helpFor(field: NewsletterField | undefined): string {
  switch (field?.type) {
    case "number":
      return "Write a number, such as 12.5, or leave the cell empty.";
    case "date":
      return "Write a day with the year first, such as 2026-03-20, or leave the cell empty.";
    case "choice":
    case "choices": {
      const ids = field.choices?.map(({ id }) => id).join(", ") ?? "";
      return `Write ${field.type === "choice" ? "one" : "some"} of ${ids}, or leave the cell empty.`;
    }
    default:
      return "Write one line of text that is not too long, or leave the cell empty.";
  }
}

const STATES: Readonly<Record<NonNullable<PersonRow["state"]>, string>> = {
  confirmed:
    "confirmed, subscribed, active, enabled, opted in, 구독, 구독중, 수신동의, 订阅, 已订阅, 訂閱, 已訂閱",
  pending:
    "pending, unconfirmed, not confirmed, waiting, 대기, 미확인, 待确认, 未确认, 待確認, 未確認",
  left: "left, unsubscribed, opted out, cleaned, bounced, disabled, blocklisted, blocked, complained, non subscribed, 수신거부, 구독취소, 해지, 退订, 已退订, 退訂, 已退訂",
};

const STATE_OF = new Map(
  Object.entries(STATES).flatMap(([state, words]) =>
    words.split(", ").map((word) => [plain(word), state as PersonRow["state"]] as const),
  ),
);

/** What is not understood is no yes. */
function stateOf(text: string): PersonRow["state"] {
  return text === "" ? undefined : (STATE_OF.get(plain(text)) ?? "pending");
}

function localeOf(text: string, locales: readonly string[]): string | undefined {
  const wanted = text.replaceAll("_", "-").toLowerCase();
  const known = (part: string): string | undefined =>
    locales.find((each) => each.toLowerCase() === part);
  return known(wanted) ?? known(wanted.split("-")[0]!);
}
