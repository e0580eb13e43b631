import { useSession } from "../app/session.ts";
import { inLanguage } from "../texts/localized.ts";
import { useLanguage } from "../texts/language.tsx";

/** What stages are called; one that the model does not have any more by its id. */
export function useStageLabels(): (stage: string) => string {
  const { model } = useSession();
  const { language } = useLanguage();
  return (stage) =>
    inLanguage(model.stages.find(({ id }) => id === stage)?.label ?? stage, language);
}

/** How an id is shown that nobody reads to its end. */
export function shortId(id: string): string {
  return id.length > 12 ? `${id.slice(0, 8)}…` : id;
}
