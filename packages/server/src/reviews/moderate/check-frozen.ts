import { type Finding, note } from "../../operations/doctor/finding.ts";
import type { Database } from "../../store/database.ts";
import { frozenProducts } from "../figures.ts";

/** So many are named; figures name all. */
const NAMED = 5;

/** For `stagelight doctor`: products whose average stands still until somebody has looked. */
export async function checkFrozen({ db }: Pick<Database, "db">): Promise<Finding[]> {
  const frozen = await frozenProducts(db);
  if (frozen.length === 0) return [];
  const named = frozen.slice(0, NAMED).map(({ product }) => JSON.stringify(product));
  if (frozen.length > NAMED) named.push(`and ${frozen.length - NAMED} more`);
  return [
    note(
      "reviews",
      `averages that stand still, since very many came at once: ${named.join(", ")}`,
      "Look at these with stagelight reviews list --product <id>, and then let each go on: stagelight reviews unfreeze <id>.",
    ),
  ];
}
