/** Fails for absolute paths that exist on one machine only. */
import { repositoryFiles, textOf } from "./support/files.ts";
import { verdict } from "./support/verdict.ts";

const machinePath = /(?<![\w.$}\]*-])\/(?:work|tmp|root|home|Users)\/[\w.-]|\b[A-Z]:\\\\?\w/g;

verdict(
  repositoryFiles().flatMap((path) =>
    (textOf(path) ?? "")
      .split("\n")
      .flatMap((line, i) =>
        line.search(machinePath) >= 0 ? [`${path}:${i + 1}: ${line.trim().slice(0, 120)}`] : [],
      ),
  ),
);
