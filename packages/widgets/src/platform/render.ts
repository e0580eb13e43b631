/**
 * Paints views: the part of React that functions without hooks need, at a fifth of Preact's bytes, which
 * count on every page. The same views run in React itself, and a test holds both against each other.
 */

/** A page may put others in their place later. */
const { Array, Map, Set } = globalThis;

interface Element$ {
  readonly type: string;
  readonly props: Props;
  readonly key: string | undefined;
}

type Props = Readonly<Record<string, unknown>>;
type Child = Element$ | string | number | boolean | null | undefined | readonly Child[];

/** What is painted: an element or a text, and where it stands among its siblings. */
interface Painted {
  readonly type: string;
  readonly props: Props;
  readonly children: Map<string, Painted>;
  readonly node: Node;
}

const TEXT = "#text";
const paintings = new WeakMap<Node, Map<string, Painted>>();

/** Makes an element; a component is called at once, as it can hold nothing between two calls. */
export function jsx(type: string | ((props: Props) => Child), props: Props, key?: string): Child {
  if (typeof type !== "function") return { type, props, key };
  const made = type(props);
  return made && typeof made === "object" && "type" in made ? { ...made, key } : made;
}

export { jsx as jsxs };

/** Several children without an element around them. */
export const Fragment = ({ children }: Props): Child => children as Child;

/** Paints a view into a container, by as few changes as it takes. */
export function render(view: Child, container: Node): void {
  const before = paintings.get(container) ?? new Map<string, Painted>();
  paintings.set(container, patch(container, before, view));
}

/** Takes over what is painted in a container already: the same view, rendered as HTML. */
export function hydrate(view: Child, container: Node): void {
  paintings.set(container, patch(container, new Map(), view, true));
}

/** Where each child stands: an empty place counts, so that what follows it stays what it is. */
function places(child: Child, place: string, found: [string, Element$][]): typeof found {
  if (Array.isArray(child)) {
    (child as readonly Child[]).forEach((each, index) => {
      const key = each && typeof each === "object" && "key" in each ? each.key : undefined;
      places(each, `${place}.${key ?? index}`, found);
    });
  } else if (child && typeof child === "object") {
    found.push([place, child as Element$]);
  } else if (child !== null && child !== undefined && typeof child !== "boolean") {
    const last = found.at(-1)?.[1];
    // HTML knows one text between two elements, however many it is made of.
    if (last?.type === TEXT) found.pop();
    const text = `${last?.type === TEXT ? String(last.props["text"]) : ""}${child}`;
    found.push([place, { type: TEXT, props: { text }, key: undefined }]);
  }
  return found;
}

function patch(
  parent: Node,
  before: Map<string, Painted>,
  view: Child,
  hydrates = false,
): Map<string, Painted> {
  const after = new Map<string, Painted>();
  const wanted = places(view, "", []);
  const stays = new Map(wanted.map(([place, { type }]) => [place, type]));
  // They go first: whoever has the focus loses it when moved over one that is about to go.
  for (const [place, { type, node }] of before)
    if (stays.get(place) !== type) (node as ChildNode).remove();
  let at = parent.firstChild;
  for (const [place, { type, props }] of wanted) {
    const same = before.get(place);
    const old = same?.type === type ? same : undefined;
    const claimed = hydrates && at?.nodeName.toLowerCase() === type;
    const node = old?.node ?? (claimed ? at! : create(type));
    if (node === at) at = at.nextSibling;
    else parent.insertBefore(node, at);
    const kept = old?.children ?? new Map<string, Painted>();
    const children = patch(node, kept, props["children"] as Child, claimed);
    // After its children: what a select shows must be there before it is chosen.
    for (const name of new Set([...Object.keys(old?.props ?? {}), ...Object.keys(props)]))
      setProperty(node as Settable, name, props[name], old?.props[name], claimed);
    after.set(place, { type, props, children, node });
  }
  while (hydrates && at) {
    const { nextSibling } = at;
    at.remove();
    at = nextSibling;
  }
  return after;
}

function create(type: string): Node {
  if (type === TEXT) return document.createTextNode("");
  const drawn = /svg|path/.test(type);
  return document.createElementNS(`http://www.w3.org/${drawn ? "2000/svg" : "1999/xhtml"}`, type);
}

type Settable = HTMLElement & Record<string, unknown>;

const NAMES: Readonly<Record<string, string>> = { className: "class", htmlFor: "for" };

function setProperty(
  node: Settable,
  name: string,
  value: unknown,
  old: unknown,
  claimed: boolean,
): void {
  if (name === "value" || name === "checked") {
    // What people write stays as it is while nothing else is wanted: input methods depend on it.
    if (node[name] !== value) node[name] = value;
    if (node.localName === "input" && (claimed || old !== undefined)) return;
  }
  if (value === old || name === "children") return;
  if (name === "text") node.data = value;
  else if (name === "ref") (value as (node: Node) => void)?.(node);
  else if (name.startsWith("on")) node[name.toLowerCase()] = value;
  else if (!claimed) {
    const attribute = NAMES[name] ?? name;
    const enumerated = /^(aria-|data-|spell)/.test(name);
    if (value === undefined || value === null || (value === false && !enumerated))
      node.removeAttribute(attribute);
    else node.setAttribute(attribute, value === true && !enumerated ? "" : String(value));
  }
}
