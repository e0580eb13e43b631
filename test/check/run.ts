/** Runs every check of the repository, two at a time; says of each whether it passed. */
import { availableParallelism } from "node:os";
import { runStep } from "./support/run-step.ts";
import type { Step } from "./support/run-step.ts";

// The other steps read what the build made.
const build: Step = { name: "build", command: "pnpm build" };

// The long ones first, so that none of them is left alone at the end.
const steps: Step[] = [
  { name: "types of the demo site", command: "pnpm --filter @stagelight/demo-site run types" },
  { name: "lint", command: "oxlint" },
  { name: "format", command: "prettier --check --log-level warn ." },
  { name: "types", command: "tsc --build --force" },
  { name: "size budgets", command: "node test/check/size-budgets.ts" },
  { name: "unused code and dependencies", command: "knip --no-progress" },
  { name: "packages as published", command: "node test/check/published-packages.ts" },
  { name: "changesets", command: "node test/check/changesets.ts" },
  { name: "file names", command: "node test/check/file-names.ts" },
  { name: "file lengths", command: "node test/check/file-lengths.ts" },
  { name: "machine paths", command: "node test/check/machine-paths.ts" },
];

const results = [await runStep(build)];
const waiting = [...steps];
const work = async (): Promise<void> => {
  for (let step = waiting.shift(); step; step = waiting.shift()) results.push(await runStep(step));
};
await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, work));

const failed = results.filter((passed) => !passed).length;
console.log(`\n${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
