import type { Screen } from "../app/screen.ts";
import { Inbox } from "./inbox.tsx";
import { WaitingCount } from "./waiting-count.tsx";

/** Screens of this part. */
export const inboxScreens: readonly Screen[] = [
  {
    path: "/inbox/{-$id}",
    component: Inbox,
    nav: {
      place: "rail",
      to: "/inbox",
      icon: "inbox",
      name: (texts) => texts.inbox.title,
      key: "i",
      Count: WaitingCount,
    },
  },
];
