import { z } from "zod";
import { problem } from "../problems/parse.ts";
import { DIRECT_SERVICES, type DirectService, serviceForm } from "./newsletter-direct.ts";

const word = z.string().min(1).max(200);

/** Schema of `newsletter.direct`. */
export const directSchema = z
  .strictObject({
    service: z.enum(Object.keys(DIRECT_SERVICES) as [DirectService, ...DirectService[]]),
    url: z.string(),
    fields: z
      .record(
        z.string(),
        z.union(
          [word, z.record(z.string(), word)],
          "what the service calls the field, or each of its choices",
        ),
      )
      .optional(),
    lists: z.record(z.string(), word).optional(),
  })
  .superRefine(({ service, url }, context) => {
    const { title, example, url: fits } = serviceForm(service);
    if (fits.test(url)) return;
    const listens = service === "listmonk";
    context.addIssue(
      problem(["url"], {
        expected: `${listens ? "where listmonk listens" : `the action of a form of ${title}`}, such as ${JSON.stringify(example)}`,
        help: listens
          ? "Write its address, without a query."
          : `Copy it from the form that ${title} gives you to put into a page.`,
      }),
    );
  });
