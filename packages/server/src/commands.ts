import type { Commands } from "./command-line/command.ts";
import { simulateCommand } from "./simulate/command.ts";

/** All commands by their names, which may be of two words. */
export const COMMANDS: Commands = {
  simulate: simulateCommand,
};
