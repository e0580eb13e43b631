import type { Screen } from "../app/screen.ts";
import { Account } from "./account.tsx";

/** Screens of this part. */
export const accountScreens: readonly Screen[] = [
  {
    path: "/account",
    component: Account,
    nav: { place: "menu", icon: "person", name: (texts) => texts.account.title },
  },
];
