export { defineConfig, lifecycleMails, type StagelightConfig } from "@stagelight/core/config";
