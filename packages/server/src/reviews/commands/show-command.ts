import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Kysely } from "kysely";
import type { Command, OptionValues } from "../../command-line/command.ts";
import { CONFIG_OPTION } from "../../command-line/config-option.ts";
import { wrong } from "../../command-line/parse.ts";
import { lineOf } from "../../mail/templates/values.ts";
import type { Tables } from "../../store/tables.ts";
import { onReviews } from "./on-reviews.ts";
import { iso, longLines } from "./review-lines.ts";

/** Shows one review, with its photos and all that was decided about it. */
export const reviewsShowCommand: Command = {
  arguments: { id: "the review's id, as stagelight reviews list tells it" },
  options: {
    photos: { value: "<folder>", help: "Write its photos there, to look at them" },
    config: CONFIG_OPTION,
  },
  notes: ["Photos can be seen by nobody else before the review is published."],
  run: (values, { out }) =>
    onReviews(values, async ({ database: { db } }) => {
      const id = String(values.id);
      const review = await db
        .selectFrom("review")
        .selectAll()
        .where("id", "=", id)
        .executeTakeFirst();
      if (!review) throw unknownReview(id);
      for (const line of longLines(review)) out(line);
      for (const line of await photoLines(db, id, values)) out(line);
      for (const line of await decisionLines(db, id)) out(line);
      return 0;
    }),
};

/** An error about an id that is no review's. */
export function unknownReview(id: string) {
  return wrong("There is no such review.", {
    path: "id",
    expected: "the id of a review",
    found: JSON.stringify(id),
    help: "See: stagelight reviews list.",
  });
}

async function photoLines(
  db: Kysely<Tables>,
  id: string,
  { photos: folder }: OptionValues,
): Promise<string[]> {
  const photos = await db
    .selectFrom("review_photo")
    .selectAll()
    .where("review_id", "=", id)
    .orderBy("place")
    .execute();
  if (photos.length === 0) return [];
  if (typeof folder !== "string") {
    return ["", `Photos: ${photos.length}. See them with --photos <folder>.`];
  }
  mkdirSync(resolve(folder), { recursive: true });
  const files = photos.map(({ place, type, data }) => {
    const ending = /^image\/([a-z]+)$/.exec(type)?.[1] ?? "bin";
    const file = join(resolve(folder), `${id}-${Number(place) + 1}.${ending}`);
    writeFileSync(file, Buffer.from(data, "base64"), { mode: 0o600 });
    return file;
  });
  return ["", "Photos:", ...files.map((file) => `  ${file}`)];
}

async function decisionLines(db: Kysely<Tables>, id: string): Promise<string[]> {
  const decisions = await db
    .selectFrom("review_decision")
    .selectAll()
    .where("review_id", "=", id)
    .orderBy("at")
    .orderBy("id")
    .execute();
  if (decisions.length === 0) return [];
  return [
    "",
    "Decided:",
    ...decisions.map(({ at, actor, action, reason, other_id: other, note }) => {
      const why = [reason, other && `of ${other}`, note && lineOf(note)].filter(Boolean).join(", ");
      return `  ${iso(at)}  ${action}, by ${actor}${why === "" ? "" : `: ${why}`}`;
    }),
  ];
}
