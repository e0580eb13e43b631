import { useSession } from "../app/session.ts";

/** What stages are called; one that the model does not have any more by its id. */
export function useStageLabels(): (stage: string) => string {
  const { model } = useSession();
  return (stage) => model.stages.find(({ id }) => id === stage)?.label ?? stage;
}

/** How an id is shown that nobody reads to its end. */
export function shortId(id: string): string {
  return id.length > 12 ? `${id.slice(0, 8)}…` : id;
}
