import { READ_WITHIN_DAYS } from "@stagelight/core/review";
import type { Command } from "../../command-line/command.ts";
import { CONFIG_OPTION } from "../../command-line/config-option.ts";
import { tableLines } from "../../terminal/table.ts";
import { frozenProducts, type ReviewFigures, reviewFigures } from "../figures.ts";
import { onReviews, PRODUCT_OPTION, productOf } from "./on-reviews.ts";
import { iso, jsonLines } from "./review-lines.ts";
import { between, METHODS, percent, scoreLines } from "./score-lines.ts";

/** Tells what reviews and scores come to, and whether those of one score were treated otherwise. */
export const reviewsFiguresCommand: Command = {
  options: {
    product: PRODUCT_OPTION,
    json: { help: "As JSON" },
    config: CONFIG_OPTION,
  },
  notes: [
    "The average is over all that count, whether they are shown or not.",
    ...METHODS,
    "Of each number of stars it is told how many are hidden or overdue, which is to wait for longer",
    `than ${READ_WITHIN_DAYS} days: one rule for all keeps back about as large a share of each.`,
  ],
  run: (values, { out, colors }) =>
    onReviews(values, async ({ database: { db } }) => {
      const figures = await reviewFigures(db, Date.now(), productOf(values));
      const frozen = await frozenProducts(db);
      if (values.json) {
        const since = frozen.map((each) => ({ ...each, since: iso(each.since) }));
        out(jsonLines({ ...figures, frozen: since }));
        return 0;
      }
      for (const line of linesOf(figures, colors.bold)) out(line);
      for (const { product, since } of frozen) {
        out("");
        out(`The average of ${product} stands still since ${iso(since)}: so many came at once.`);
        out(
          `See stagelight reviews list --product ${product}, and then: reviews unfreeze ${product}.`,
        );
      }
      return 0;
    }),
};

function linesOf(figures: ReviewFigures, bold: (text: string) => string): string[] {
  const { summary, product, published, received, waiting, hidden } = figures;
  const { average, interval, count } = summary;
  const stars = average === null ? undefined : { average, interval };
  const shop = scoreLines(figures);
  return [
    bold(product === undefined ? "Reviews" : `Reviews of ${product}`),
    ...scoreLines({ stars }),
    `${number(count)} of ${number(received)} count in the average${summary.frozen ? ", which stands still" : ""}.`,
    `${number(published)} of ${number(received)} are published, ${number(waiting)} wait.`,
    ...hidden.map(({ reason, count: many }) => `  ${number(many)} hidden: ${reason}`),
    "",
    ...treatmentLines(figures),
    ...(shop.length > 0 ? ["", bold("The shop"), ...shop] : []),
  ];
}

function treatmentLines({ treatment }: ReviewFigures): string[] {
  const right = (title: string) => ({ title, align: "right" }) as const;
  return tableLines(
    [
      { title: "Stars" },
      right("received"),
      right("published"),
      right("waiting"),
      right("overdue"),
      right("hidden"),
      { title: "share hidden or overdue" },
    ],
    treatment.map(({ stars, received, published, waiting, overdue, hidden, share, interval }) => [
      "★".repeat(stars),
      ...[received, published, waiting, overdue, hidden].map(number),
      share === undefined ? "" : `${percent(share)}${between(interval, percent)}`,
    ]),
  );
}

function number(value: number): string {
  return value.toLocaleString("en");
}
