import { list, nearest, type Problem } from "@stagelight/core/config";
import type { Template } from "liquidjs";
import { KNOWN, type Known } from "./data.ts";
import type { Engine, Parsed } from "./engine.ts";

type Segment = string | number | object;

/** Names in a text that no mail has, each with its line and the name that was probably meant. */
export function unknownNames(parsed: Parsed, engine: Engine, path: string): Problem[] {
  const { variables, locals } = engine.variablesOf(parsed);
  const roots = new Map<string, Known>(Object.entries(KNOWN));
  for (const name of [...Object.keys(locals), "forloop"]) roots.set(name, "anything");
  addLoopNames(parsed, roots);
  const problems = new Map<string, Problem>();
  for (const { segments, location } of Object.values(variables).flat()) {
    const wrong = follow(segments, roots);
    if (!wrong) continue;
    const place = `${path}:${location.row}`;
    const meant = nearest(wrong.name, wrong.names);
    problems.set(`${place} ${wrong.whole}`, {
      path: place,
      expected: wrong.names.length > 0 ? `one of ${list(wrong.names)}` : "a value with no names",
      found: JSON.stringify(wrong.whole),
      help: meant
        ? `Did you mean ${JSON.stringify(wrong.before + meant)}?`
        : "Use one of the names above; what an event brings along is in properties.",
    });
  }
  return [...problems.values()];
}

interface Wrong {
  readonly name: string;
  /** What stands before the name, with its dot. */
  readonly before: string;
  readonly whole: string;
  readonly names: readonly string[];
}

function follow(
  segments: readonly Segment[],
  roots: ReadonlyMap<string, Known>,
): Wrong | undefined {
  const [root] = segments;
  if (typeof root !== "string") return undefined;
  let known = roots.get(root);
  if (known === undefined) {
    return { name: root, before: "", whole: root, names: [...roots.keys()] };
  }
  let before = root;
  for (const segment of segments.slice(1)) {
    const next = inside(known, segment);
    if (typeof next === "object" && "missing" in next) {
      const name = String(segment);
      return { name, before: `${before}.`, whole: `${before}.${name}`, names: next.missing };
    }
    known = next;
    before += typeof segment === "string" ? `.${segment}` : "[…]";
  }
  return undefined;
}

/** What is behind a name; or, where it is missing, the names that there are. */
function inside(known: Known, segment: Segment): Known | { missing: readonly string[] } {
  if (known === "anything" || typeof segment === "object") return "anything";
  if (segment === "size" && (known === "value" || known.list)) return "value";
  if (known === "value") return { missing: [] };
  const { names, list: isList } = known;
  if (isList) {
    const item = typeof segment === "number" || segment === "first" || segment === "last";
    return item ? { names } : { missing: ["first", "last", "size"] };
  }
  return Object.hasOwn(names, segment) ? names[segment]! : { missing: Object.keys(names) };
}

/** `for product in order.products` gives the name `product` to what the list holds. */
function addLoopNames(parsed: Parsed, roots: Map<string, Known>): void {
  for (const template of parsed) {
    const { variable, collection } = template as Template & {
      variable?: unknown;
      collection?: { getText(): string };
    };
    if (typeof variable === "string" && collection) {
      roots.set(variable, itemOf(collection.getText(), roots));
    }
    const within = template.children?.(false, true).next().value;
    if (Array.isArray(within)) addLoopNames(within as Parsed, roots);
  }
}

function itemOf(collection: string, roots: ReadonlyMap<string, Known>): Known {
  const [root = "", ...rest] = collection.split(".");
  let known = roots.get(root) ?? "anything";
  for (const segment of rest) {
    const next = inside(known, segment);
    // A wrong name is told where it stands.
    if (typeof next === "object" && "missing" in next) return "anything";
    known = next;
  }
  return typeof known === "object" && known.list ? { names: known.names } : "anything";
}
