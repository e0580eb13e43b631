import { simulateCommand } from "../simulate/command.ts";
import type { Commands } from "./command.ts";

/** All commands by their names, which may be of two words. */
export const COMMANDS: Commands = {
  simulate: simulateCommand,
};
