import { z } from "zod";

/** How texts for people are written, for errors. */
const TEXT = 'a text, or one for each language: { en: "Tea", ko: "차" }';

/** Schema of a {@link import("./localized.ts").Localized}. */
export const localizedSchema = z.union(
  [
    z.string().min(1).max(2_000),
    z
      .record(
        z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/, 'a language such as "ko"'),
        z.string().min(1).max(2_000),
      )
      .refine((texts) => Object.keys(texts).length > 0, TEXT),
  ],
  TEXT,
);
