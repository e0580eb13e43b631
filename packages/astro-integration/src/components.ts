export { ByStage, type ByStageProps } from "./components/by-stage.ts";
export { ForAudience, type ForAudienceProps } from "./components/for-audience.ts";
export { StageContent, type StageContentProps } from "./components/stage-content.ts";
