import { createComponent } from "astro/runtime/server/index.js";
import { isShared, type RouteCache } from "../server/shared-caches.ts";
import type { ServedVisitor } from "../server/visitor.ts";
import type { Render } from "./tailored.ts";

/** Slots of a component by name. */
export type Slots = Readonly<Record<string, unknown>>;

interface Result {
  createAstro(props: object, slots: Slots): Page;
}

interface Page {
  readonly locals: { readonly stagelight?: ServedVisitor };
  readonly response: { readonly headers: Headers };
  readonly cache?: RouteCache;
}

/**
 * A component in TypeScript rather than in `.astro`: it has to see its slots before Astro turns
 * them into text.
 */
export function component<Props extends object>(
  render: (props: Props, slots: Slots, page: Render) => Promise<unknown>,
): (props: Props) => unknown {
  return createComponent(((result: Result, props: Props & { name?: string }, slots: Slots) => {
    const { locals, response, cache } = result.createAstro(props, slots);
    const { stagelight } = locals;
    const visitor = isShared(response.headers, cache) ? undefined : stagelight;
    return render(props, slots, { result, visitor, name: props.name });
  }) as never) as never;
}
