// What `astro sync` writes for every site that uses the integration.
declare namespace App {
  interface Locals {
    stagelight: import("@stagelight/astro").Visitor;
  }
}
