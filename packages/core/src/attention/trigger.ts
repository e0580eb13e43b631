import { holds, type Test } from "../predicate/test.ts";

/** What lets a prompt ask for attention, compiled to plain JSON. */
export type TriggerTable =
  | readonly [kind: "time" | "scroll" | "exit", atLeast: number]
  | readonly [kind: "stage" | "event" | "code", names: readonly string[], tests?: readonly Test[]];

/**
 * What a page has noticed: seconds since it was opened, percent of it that were scrolled, the
 * pointer leaving for the tabs or the back button, a stage entered, an event, a prompt that the
 * site's own code asks for.
 */
export type Signal =
  | readonly [kind: "time" | "scroll", value: number]
  | readonly [kind: "exit"]
  | readonly [kind: "stage" | "code", name: string]
  | readonly [kind: "event", name: string, properties?: unknown];

/** By what each prompt of a page was set off, if it was. A new page begins with an empty one. */
export type Heard = ReadonlyMap<string, Signal[0] | false>;

interface Listening {
  readonly id: string;
  readonly triggers?: readonly TriggerTable[];
}

/**
 * What is set off after a signal. A trigger that has fired stays so until the page is left; only
 * exit intent is over with the next signal, as who has stayed is not leaving.
 */
export function heard(prompts: readonly Listening[], before: Heard, signal: Signal): Heard {
  return new Map(
    prompts.map(({ id, triggers = [] }) => {
      const by = before.get(id);
      return [
        id,
        by && by != "exit" ? by : triggers.some((each) => fires(each, signal)) && signal[0],
      ];
    }),
  );
}

function fires([kind, wanted, tests]: TriggerTable, [what, value, properties]: Signal): boolean {
  return (
    kind == what &&
    (typeof wanted == "number"
      ? ((value ?? wanted) as number) >= wanted
      : wanted.includes(value as string) && !tests?.some((test) => !holds(properties, test)))
  );
}
