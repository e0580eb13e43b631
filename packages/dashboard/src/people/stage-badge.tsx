import type { ReactElement } from "react";
import { useSession } from "../app/session.ts";
import { useStageLabels } from "./labels.ts";

/** A stage, and how far along the way it is. */
export function StageBadge({ stage }: { readonly stage: string }): ReactElement {
  const { model } = useSession();
  const label = useStageLabels();
  const at = model.stages.findIndex(({ id }) => id === stage);
  return (
    <span className="stage">
      <span className="stage-steps" aria-hidden="true">
        {model.stages.map(({ id }, index) => (
          <i key={id} data-lit={index <= at || undefined} />
        ))}
      </span>
      <span>{label(stage)}</span>
    </span>
  );
}
