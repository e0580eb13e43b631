import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { Toasts } from "../design/toasts.tsx";
import { LanguageProvider } from "../texts/language.tsx";
import { newQueryClient } from "./queries.ts";
import { routerOf } from "./router.tsx";
import { OPEN_SCREENS, SCREENS } from "./screens.ts";

const client = newQueryClient();
const router = routerOf(SCREENS, OPEN_SCREENS);

/** The whole app. */
export function App(): ReactElement {
  return (
    <QueryClientProvider client={client}>
      <LanguageProvider>
        <RouterProvider router={router} />
        <Toasts />
      </LanguageProvider>
    </QueryClientProvider>
  );
}
