import { didYouMean } from "@stagelight/core/config";
import type { SimulatedVisitor } from "@stagelight/core/simulate";
import { wrong } from "../command-line/parse.ts";

/** Among more names than these nobody looks for a likely one. */
const LOOKED_AT = 2000;

/**
 * The visitor of a name, or of a number: the first is 1.
 *
 * @throws StagelightError `command-invalid` when there is none
 */
export function findVisitor(name: string, visitors: Iterable<SimulatedVisitor>): SimulatedVisitor {
  const number = /^\d+$/.test(name) ? Number(name) : 0;
  const names: string[] = [];
  let place = 0;
  for (const visitor of visitors) {
    place++;
    if (visitor.name === name || place === number) return visitor;
    if (place <= LOOKED_AT) names.push(visitor.name);
  }
  throw wrong("There is no such visitor.", {
    path: "--explain",
    expected: `a visitor's name, or a number from 1 to ${place.toLocaleString("en")}`,
    found: JSON.stringify(name),
    help: didYouMean(name, names, `The first is ${JSON.stringify(names[0])}.`),
  });
}
