import type { APIRoute } from "astro";

export const GET: APIRoute = ({ locals }) => Response.json({ stage: locals.stagelight.stageHint });
