import { z } from "zod";
import { ROLES } from "../member.ts";

/** How somebody of the team is called: one line, without what nobody sees. */
export const memberNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^[^\p{C}\u2028\u2029]*$/u, "a name of one line");

/** Languages of the dashboard. */
export const memberLocaleSchema = z.enum(["en", "ko", "zh"]);

export const roleSchema = z.enum(ROLES);
