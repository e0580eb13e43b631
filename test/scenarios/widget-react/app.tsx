import { Chat, Newsletter, Referral, ReviewRequest, Survey } from "@stagelight/widgets/react";
import { StrictMode, useState } from "react";
import { PROGRAM } from "../../kit/referral-program.ts";
import { FULL_REVIEW, SURVEYS } from "../../kit/review-states.ts";
import { createRoot, hydrateRoot } from "react-dom/client";

const told: unknown[] = [];
Object.assign(window, { told });

const LISTS = [
  { id: "tea", name: "New teas" },
  { id: "events", name: "Events" },
];

const CHAT = {
  fields: [{ id: "order", type: "text", label: "Order" }],
  quickReplies: ["Where is my order?"],
} as const;

/** The same on the server and in the browser. */
export function App({ server }: { server: string }) {
  const [heading, setHeading] = useState("Letters from the tea garden");
  const [shown, show] = useState(true);
  const { widget } = globalThis.document?.documentElement.dataset ?? {};
  const tell = (name: string) => (detail: unknown) => told.push([name, detail]);
  if (widget === "referral")
    return (
      <StrictMode>
        <Referral
          server={server}
          settings={{ programs: [{ ...PROGRAM, showName: true }] }}
          onShared={tell("shared")}
        />
      </StrictMode>
    );
  if (widget === "review-request")
    return (
      <StrictMode>
        <ReviewRequest
          server={server}
          settings={FULL_REVIEW}
          product="tea"
          onSubmitted={tell("submitted")}
        />
      </StrictMode>
    );
  if (widget === "chat")
    return (
      <StrictMode>
        <Chat server={server} settings={CHAT} onOpened={tell("opened")} />
      </StrictMode>
    );
  if (widget === "survey")
    return (
      <StrictMode>
        <Survey
          server={server}
          settings={SURVEYS as never}
          survey="every"
          onAnswered={tell("answered")}
        />
      </StrictMode>
    );
  return (
    <StrictMode>
      <button type="button" onClick={() => setHeading("Another heading")}>
        Rename
      </button>
      <button type="button" onClick={() => show(!shown)}>
        Toggle
      </button>
      {shown ? (
        <Newsletter
          server={server}
          heading={heading}
          settings={{ name: true, lists: LISTS }}
          onReady={tell("ready")}
          onUnavailable={tell("unavailable")}
          onStarted={tell("started")}
          onRequested={tell("requested")}
          onFailed={tell("failed")}
        />
      ) : null}
    </StrictMode>
  );
}

if (globalThis.document) {
  const { dataset } = document.documentElement;
  const container = document.querySelector("#app")!;
  const app = <App server={dataset["server"] ?? ""} />;
  if (container.hasChildNodes()) hydrateRoot(container, app);
  else createRoot(container).render(app);
}
