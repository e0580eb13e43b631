import type { Screen } from "../app/screen.ts";
import { Audit } from "./audit.tsx";

/** Screens of this part. */
export const auditScreens: readonly Screen[] = [
  {
    path: "/audit",
    component: Audit,
    roles: ["owner"],
    nav: { place: "menu", icon: "audit", name: (texts) => texts.audit.title },
  },
];
