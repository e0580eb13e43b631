import { Newsletter } from "@stagelight/widgets/react";
import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";

const told: unknown[] = [];
Object.assign(window, { told });

function App({ server }: { server: string }) {
  const [heading, setHeading] = useState("Letters from the tea garden");
  return (
    <StrictMode>
      <button type="button" onClick={() => setHeading("Another heading")}>
        Rename
      </button>
      <Newsletter
        server={server}
        heading={heading}
        settings={{ name: true, lists: [{ id: "tea", name: "New teas" }] }}
        onRequested={(detail) => told.push(detail)}
      />
    </StrictMode>
  );
}

createRoot(document.body.querySelector("#app")!).render(
  <App server={document.documentElement.getAttribute("data-server") ?? ""} />,
);
