import { api } from "../app/api.ts";
import { BASE } from "../app/base.ts";

/** Why a browser cannot be told of new chats; `blocked`: its person has said so before. */
export type NoPush = "unsupported" | "blocked";

/** Browsers take the address of a worker only from a policy that the server allows by name. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL: (url: string) => string };
}

let policy: ReturnType<TrustedTypes["createPolicy"]> | undefined;

function workerAddress(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy("stagelight-push", {
    // One address, whatever is asked for.
    createScriptURL: () => `${BASE}push.js`,
  });
  return policy?.createScriptURL("") ?? `${BASE}push.js`;
}

/** Whether this browser can be told at all. */
export function noPush(): NoPush | undefined {
  if (!("serviceWorker" in navigator) || !("PushManager" in window)) return "unsupported";
  return Notification.permission === "denied" ? "blocked" : undefined;
}

/** What this browser has agreed to; nothing where it has not. */
async function subscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration(BASE);
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** Whether this browser is told, of the member who is signed in. */
export async function isTold(signal?: AbortSignal): Promise<boolean> {
  const [own, { subscribed }] = await Promise.all([
    subscription(),
    api<{ subscribed: readonly string[] }>("push", { ...(signal && { signal }) }),
  ]);
  return own !== null && subscribed.includes(own.endpoint);
}

/**
 * Asks the person, then the server, to have this browser told.
 *
 * @throws DOMException where the person says no
 */
export async function beTold(): Promise<void> {
  const { key } = await api<{ key: string }>("push");
  const registration = await navigator.serviceWorker.register(workerAddress(), { scope: BASE });
  await registration.update().catch(() => undefined);
  await ready(registration);
  const old = await registration.pushManager.getSubscription();
  // One that was asked with another key is of no use any more.
  await old?.unsubscribe();
  const fresh = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: key,
  });
  const { endpoint, keys } = fresh.toJSON();
  await api("push", { body: { endpoint, keys, key } });
}

/** Has a browser told again that somebody has asked to be told in before, whose session is a new one. */
export async function keepTold(): Promise<void> {
  if (noPush() || Notification.permission !== "granted") return;
  if ((await subscription()) === null) return;
  if (!(await isTold())) await beTold();
}

/** Has this browser told no more. */
export async function beToldNoMore(): Promise<void> {
  const own = await subscription();
  if (!own) return;
  await api("push/off", { body: { endpoint: own.endpoint } });
  await own.unsubscribe();
}

/** Waits until the worker runs: before, nothing can be subscribed to. */
async function ready({ installing, waiting }: ServiceWorkerRegistration): Promise<void> {
  const worker = installing ?? waiting;
  if (!worker) return;
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (worker.state === "activated" || worker.state === "redundant") resolve();
    };
    worker.addEventListener("statechange", look);
    look();
  });
}
