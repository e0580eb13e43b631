export { defineConfig, type StagelightConfig } from "@stagelight/core/config";
