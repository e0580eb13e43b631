import { z } from "zod";

/** `false` of a key that is something else otherwise. */
export const onlyFalse = (expected: string) => z.boolean().refine((value) => !value, expected);
