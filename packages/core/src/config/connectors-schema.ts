import { z } from "zod";
import { problem } from "../problems/parse.ts";
import { CONNECTOR_PURPOSES } from "./connectors.ts";
import { nameSchema } from "./mail-schema.ts";

/** Names that the server's own jobs go by. */
const TAKEN = ["mail", "follow-up"];

/** Schema of the `connectors` key. What stands in `options` each connector checks for itself. */
export const connectorsSchema = z
  .array(
    z.strictObject({
      id: nameSchema,
      name: nameSchema.optional(),
      purpose: z.enum(CONNECTOR_PURPOSES).optional(),
      options: z.record(z.string(), z.unknown()).optional(),
    }),
  )
  .max(50)
  .superRefine((connectors, context) => {
    const names = connectors.map(({ id, name }) => name ?? id);
    names.forEach((name, index) => {
      const key = connectors[index]!.name === undefined ? "id" : "name";
      if (TAKEN.includes(name)) {
        context.addIssue(
          problem([index, key], {
            expected: "a name other than those of the server's own jobs",
            help: "Give this connector another name.",
          }),
        );
      } else if (names.indexOf(name) !== index) {
        context.addIssue(
          problem([index, key], {
            expected: "a name that no other connector has",
            help: `Another connector is called ${JSON.stringify(name)}: give this one a name, for example name: "${name}-2". Its secrets have that name too.`,
          }),
        );
      }
    });
  });
