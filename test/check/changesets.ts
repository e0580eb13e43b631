/** Fails when changesets could not make a release: a wrong setting, or a wrong changeset. */
import { readConfig } from "@changesets/config";
import { readChangesets } from "@changesets/read";
import { root } from "./support/files.ts";
import { publicPackages } from "./support/packages.ts";
import { verdict } from "./support/verdict.ts";

const { config, errors, warnings } = await readConfig(root);
const problems = [...(errors ?? []), ...warnings];
const known = publicPackages().map(({ name }) => name);
const grouped = [...(config?.fixed ?? []), ...(config?.linked ?? [])].flat();
for (const name of known) {
  if (!grouped.includes(name)) problems.push(`${name} has no place among "fixed" or "linked".`);
}
for (const { id, summary, releases } of await readChangesets(root)) {
  const file = `.changeset/${id}.md`;
  if (releases.length === 0) problems.push(`${file} names no package.`);
  for (const { name } of releases) {
    if (!known.includes(name)) problems.push(`${file}: no public package is called ${name}.`);
  }
  if (!/^\p{Lu}[^\n]*\.$/u.test(summary)) problems.push(`${file} does not hold one sentence.`);
}
verdict(problems);
