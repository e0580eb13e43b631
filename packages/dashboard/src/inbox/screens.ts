import type { Screen } from "../app/screen.ts";
import { Inbox } from "./inbox.tsx";

/** Screens of this part. */
export const inboxScreens: readonly Screen[] = [
  {
    path: "/inbox",
    component: Inbox,
    nav: { place: "rail", icon: "inbox", name: (texts) => texts.inbox.title, key: "i" },
  },
];
