import { createComponent } from "astro/runtime/server/index.js";
import type { APIContext } from "astro";
import { isShared, type RouteCache } from "../server/shared-caches.ts";
import type { ServedVisitor } from "../server/visitor.ts";
import type { Render } from "./tailored.ts";

/** Slots of a component by name. */
export type Slots = Readonly<Record<string, unknown>>;

interface Result {
  createAstro(props: object, slots: Slots): Page;
}

/** The page as a component sees it. */
export interface Page extends Pick<APIContext, "url" | "request" | "currentLocale" | "site"> {
  readonly locals: { readonly stagelight?: ServedVisitor };
  readonly response: { readonly headers: Headers };
  readonly cache?: RouteCache;
}

/**
 * A component in TypeScript rather than in `.astro`: it has to see its slots before Astro turns
 * them into text.
 *
 * @param propagation `in-tree` for one that renders entries of collections: they bring styles,
 *   which Astro collects before it writes the head
 */
export function component<Props extends object>(
  render: (props: Props, slots: Slots, page: Render, context: Page) => Promise<unknown>,
  propagation?: "in-tree",
): (props: Props) => unknown {
  const factory = (result: Result, props: Props & { name?: string }, slots: Slots): unknown => {
    const page = result.createAstro(props, slots);
    const { locals, response, cache } = page;
    const { stagelight } = locals;
    const visitor = isShared(response.headers, cache) ? undefined : stagelight;
    return render(props, slots, { result, visitor, name: props.name }, page);
  };
  return createComponent({ factory, propagation } as never) as never;
}
