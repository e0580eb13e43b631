/** Fails for files and folders that are not named in kebab-case. */
import { repositoryFiles } from "./support/files.ts";
import { verdict } from "./support/verdict.ts";

const kebab = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
// README.md, LICENSE, CHANGELOG.md: names that people and tools look for in capitals.
const conventional = /^[A-Z]+(_[A-Z]+)*(\.md)?$/;
// Astro's pages: `[id].astro`, `[...path].ts`, `_not-a-page.astro`.
const page = /^_?(\[(\.\.\.)?[a-z][a-zA-Z0-9]*\]|[a-z0-9-])+(\.[a-z0-9]+)*$/;

verdict(
  repositoryFiles()
    // The test runner's own name for what it writes.
    .filter((path) => !path.includes("/__snapshots__/"))
    .filter((path) => {
      const names = path.split("/");
      return !names.every(
        (name, place) =>
          kebab.test(name) ||
          (place === names.length - 1 && conventional.test(name)) ||
          (path.includes("src/pages/") && page.test(name)),
      );
    })
    .map((path) => `${path} is not in kebab-case.`),
);
