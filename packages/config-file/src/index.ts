export {
  type ConfigOptions,
  loadConfig,
  type LoadedConfig,
  type NamedFile,
} from "./load/config.ts";
export { loadModule } from "./load/module.ts";
