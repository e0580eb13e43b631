/**
 * Shows that somebody waits in the chat, while no page of the dashboard is open. It keeps nothing and
 * answers no requests.
 */

/** What the server sends. */
interface Told {
  readonly title: string;
  readonly body: string;
  /** Where the conversation is. */
  readonly url: string;
  /** Of the same conversation only the last is shown. */
  readonly tag: string;
}

/** What is used of a worker's own world; the library of types for it does not go with that of pages. */
interface WorkerWorld {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    matchAll(options: { type: "window"; includeUncontrolled: true }): Promise<readonly OpenPage[]>;
    openWindow(url: string): Promise<unknown>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(name: string, listener: (event: WorkerEvent) => void): void;
}

interface OpenPage {
  readonly url: string;
  readonly visibilityState: DocumentVisibilityState;
  focus(): Promise<unknown>;
  navigate(url: string): Promise<unknown>;
}

interface WorkerEvent extends Event {
  readonly data?: { json(): unknown } | null;
  readonly notification?: Notification;
  waitUntil(work: Promise<unknown>): void;
}

const world = globalThis as unknown as WorkerWorld;

const pages = (): Promise<readonly OpenPage[]> =>
  world.clients.matchAll({ type: "window", includeUncontrolled: true });

async function show({ title, body, url, tag }: Told): Promise<void> {
  await world.registration.showNotification(title, { body, tag, data: url });
}

/** Goes to a page of the dashboard that is open, else opens one. */
async function open(url: string): Promise<void> {
  const scope = world.registration.scope;
  // What comes by the push service leads into this dashboard, or nowhere.
  if (!url.startsWith(scope)) return;
  const page = (await pages()).find((each) => each.url.startsWith(scope));
  if (!page) return void (await world.clients.openWindow(url));
  await page.focus();
  await page.navigate(url).catch(() => world.clients.openWindow(url));
}

world.addEventListener("install", (event) => event.waitUntil(world.skipWaiting()));
world.addEventListener("push", (event) => {
  const told = event.data?.json() as Told | undefined;
  if (told) event.waitUntil(show(told));
});
world.addEventListener("notificationclick", (event) => {
  event.notification?.close();
  event.waitUntil(open(String(event.notification?.data ?? "")));
});
