import type { DestinationContext, ItemPerson } from "../../destination.ts";
import { own } from "../../shape/own.ts";
import { readContacts, writeContacts } from "./contacts.ts";
import type { HubspotOptions } from "./options.ts";
import { LIFECYCLE, STAGES } from "./stages.ts";

/** HubSpot's value of a person's present stage; nothing where none is to be written; or why not. */
export function lifecycleOf(
  { stage }: ItemPerson,
  options: HubspotOptions,
): string | undefined | { readonly why: string } {
  if (!options.lifecycle || !stage) return undefined;
  const said = own(options.stages, stage.stage) as string | false | undefined;
  if (said === false) return undefined;
  return (
    said ??
    STAGES.get(stage.stage) ?? {
      why: `The stage ${stage.stage} has no counterpart at HubSpot: name one in the option stages.`,
    }
  );
}

/**
 * Sees to it that contacts stand where they were just written to. Sources disagree whether HubSpot lets
 * a contact go back a stage: some say that it does, some that it keeps the later one without a word
 * unless the property is emptied first. So what stands there is read, and nothing assumed.
 *
 * @param wanted HubSpot's values by address
 * @returns where HubSpot keeps another value all the same, and which
 */
export async function insist(
  context: DestinationContext<HubspotOptions>,
  wanted: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  let kept = await differing(context, wanted);
  if (kept.size === 0) return kept;
  const write = (value: (email: string) => string) =>
    writeContacts(
      context,
      "update",
      [...kept.keys()].map((email) => ({ email, properties: { [LIFECYCLE]: value(email) } })),
    );
  // One after the other: in one batch HubSpot keeps no order.
  await write(() => "");
  await write((email) => wanted.get(email)!);
  kept = await differing(
    context,
    new Map([...kept.keys()].map((email) => [email, wanted.get(email)!])),
  );
  return kept;
}

async function differing(
  context: DestinationContext<HubspotOptions>,
  wanted: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const found = await readContacts(context, LIFECYCLE, [...wanted.keys()]);
  return new Map(
    [...wanted].flatMap(([email, value]) => {
      const stands = found.get(email)?.value ?? "";
      return stands === value ? [] : [[email, stands]];
    }),
  );
}
