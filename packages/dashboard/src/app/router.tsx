import {
  createRootRoute,
  createRoute,
  createRouter,
  redirect,
  type RouterHistory,
} from "@tanstack/react-router";
import { BASE } from "./base.ts";
import { Broken } from "./broken.tsx";
import { NotFound } from "./not-found.tsx";
import { Gate } from "./gate.tsx";
import type { Screen } from "./screen.ts";
import { OpenScreen } from "./open-screen.tsx";

/**
 * The router of a list of screens.
 *
 * @param open screens for those who are not signed in
 */
export function routerOf(
  screens: readonly Screen[],
  open: readonly Screen[],
  history?: RouterHistory,
) {
  const [{ path, nav }] = screens as [Screen];
  const start = nav?.to ?? path;
  const root = createRootRoute({ notFoundComponent: NotFound });
  const gate = createRoute({ getParentRoute: () => root, id: "gate", component: Gate });
  const index = createRoute({
    getParentRoute: () => root,
    path: "/",
    beforeLoad: () => {
      throw redirect({ to: start, replace: true });
    },
  });
  const routeTree = root.addChildren([
    index,
    gate.addChildren(
      screens.map((screen) =>
        createRoute({
          getParentRoute: () => gate,
          path: screen.path,
          component: () => <OpenScreen screen={screen} />,
        }),
      ),
    ),
    ...open.map(({ path, component: Component }) =>
      createRoute({ getParentRoute: () => root, path, component: () => <Component /> }),
    ),
  ]);
  return createRouter({
    routeTree,
    basepath: BASE,
    defaultErrorComponent: Broken,
    // All that stands in an address is text.
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(search as Record<string, string>).toString();
      return text && `?${text}`;
    },
    ...(history && { history }),
  });
}
