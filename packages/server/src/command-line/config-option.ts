import type { NamedFile } from "@stagelight/config-file";
import type { Option, OptionValues } from "./command.ts";

/** The option `config`, of every command that reads one. */
export const CONFIG_OPTION: Option = {
  value: "<file>",
  help: "The config (default: stagelight.config.* in this folder)",
};

/** The config that was named, if one was. */
export function namedConfig({ config: file }: OptionValues): NamedFile | undefined {
  if (typeof file !== "string") return undefined;
  const help = "Create the file, or correct the path.";
  return { file, option: "--config", expected: "a file", help };
}
