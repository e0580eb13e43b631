import { parseArgs } from "node:util";
import type { Proof } from "./support/prove.ts";

const proofs: Record<string, () => Promise<Proof>> = {
  kills: async () => (await import("./kills.ts")).kills,
  duplicates: async () => (await import("./duplicates.ts")).duplicates,
  outage: async () => (await import("./outage.ts")).outage,
  canary: async () => (await import("./canary.ts")).canary,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: "boolean", default: false } },
});
const names = positionals.length > 0 ? positionals : Object.keys(proofs);
const unknown = names.filter((name) => !proofs[name]);
if (unknown.length > 0) {
  console.error(
    `No proof is called ${unknown.join(", ")}. There are: ${Object.keys(proofs).join(", ")}.`,
  );
  process.exit(2);
}

const say = (line: string): void => console.error(line);
const proven: Record<string, unknown> = {};
for (const name of names) {
  const proof = await proofs[name]?.();
  const result = await proof?.({ quick: values.quick, say });
  for (const failure of result?.failures ?? []) say(`${name}: ${failure}`);
  if (result?.failures.length) process.exitCode = 1;
  proven[name] = result;
}
console.log(JSON.stringify(proven));
