import { setTimeout as sleep } from "node:timers/promises";
import type { APIRoute } from "astro";

export const prerender = false;

/** Who is asked for what it knows, at once and after others had their turn. */
export const GET: APIRoute = async ({ locals, url }) => {
  const { stagelight } = locals;
  const before = stagelight.verified;
  await sleep(Number(url.searchParams.get("wait")));
  return Response.json({ before, after: locals.stagelight.verified });
};
