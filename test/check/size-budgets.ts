/** Fails when a built page pays more than its budget, by the last line of `bench size`. */
import { execFileSync } from "node:child_process";
import { budgets } from "../bench/budgets.ts";
import { root } from "./support/files.ts";
import { verdict } from "./support/verdict.ts";

const output = execFileSync(process.execPath, ["test/bench/run.ts", "size"], {
  cwd: root,
  encoding: "utf8",
});
console.log(output);
const { size } = JSON.parse(output.trim().split("\n").at(-1) ?? "") as {
  size: Record<string, number>;
};
const parts = new Set([...Object.keys(budgets), ...Object.keys(size)]);
verdict(
  [...parts].flatMap((part) => {
    const budget = (budgets as Record<string, number>)[part];
    const bytes = size[part];
    if (budget === undefined) return [`${part} has no budget in test/bench/budgets.ts.`];
    if (bytes === undefined) return [`${part} has a budget, but \`bench size\` does not name it.`];
    return bytes > budget ? [`${part} takes ${bytes} bytes; its budget is ${budget}.`] : [];
  }),
);
