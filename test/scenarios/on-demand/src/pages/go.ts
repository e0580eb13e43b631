import type { APIRoute } from "astro";

export const GET: APIRoute = ({ locals }) =>
  Response.redirect(`http://127.0.0.1/elsewhere?${locals.stagelight.stageHint}`.split("?")[0]!);
