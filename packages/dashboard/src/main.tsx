import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { Crash } from "./app/crash.tsx";
import { applyTheme } from "./app/theme.ts";

applyTheme();
createRoot(document.querySelector("#app")!).render(
  <Crash>
    <App />
  </Crash>,
);
