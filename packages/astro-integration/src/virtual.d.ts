declare module "virtual:stagelight/tracker" {
  const config: import("./anywhere/memory.ts").TrackerTable;
  export default config;
}

declare module "virtual:stagelight/site" {
  const site: Pick<
    import("@stagelight/core/config").ReadConfig,
    "table" | "audiences" | "tracked"
  >;
  export default site;
}

declare module "*.css";

declare namespace App {
  interface Locals {
    stagelight: import("./server/visitor.ts").Visitor;
  }
}
