import { accountScreens } from "../account/screens.ts";
import { auditScreens } from "../audit/screens.ts";
import { decisionScreens } from "../decisions/screens.ts";
import { exportsScreens } from "../exports/screens.ts";
import { inboxScreens } from "../inbox/screens.ts";
import { peopleScreens } from "../people/screens.ts";
import { settingsScreens } from "../settings/screens.ts";
import { openScreens } from "../sign-in/screens.ts";
import { teamScreens } from "../team/screens.ts";
import type { Screen } from "./screen.ts";

/** All screens, in the order in which the navigation shows them; the first is where the app begins. */
export const SCREENS: readonly Screen[] = [
  ...inboxScreens,
  ...peopleScreens,
  ...decisionScreens,
  ...settingsScreens,
  ...accountScreens,
  ...teamScreens,
  ...exportsScreens,
  ...auditScreens,
];

/** Screens for those who are not signed in. */
export const OPEN_SCREENS = openScreens;
