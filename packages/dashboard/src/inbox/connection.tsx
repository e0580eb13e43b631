import type { ReactElement } from "react";
import { useTexts } from "../texts/language.tsx";
import { useLive } from "./live.tsx";

/** Says that what is on the screen may be old, for as long as it is so. */
export function Connection(): ReactElement {
  const { inbox: texts } = useTexts();
  const live = useLive();
  return (
    <p className="connection" role="status" data-live={live}>
      {live === "lost" ? texts.lost : ""}
    </p>
  );
}
