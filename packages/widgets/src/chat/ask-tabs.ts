/** Where tabs ask each other whether a chat is under way. */
const TABS = "stagelight:chat";

/** Another tab answers at once, or there is none. */
const PATIENCE_MS = 150;

/**
 * What another tab of this site knows a chat by. Where the visitor lets the browser remember nothing, a
 * new tab cannot know that there is one.
 */
export function askTabs(): Promise<string | undefined> {
  const { BroadcastChannel } = globalThis;
  return new Promise((resolve) => {
    if (!BroadcastChannel) return resolve(undefined);
    const channel = new BroadcastChannel(TABS);
    const done = (secret?: string) => {
      channel.close();
      resolve(secret);
    };
    setTimeout(done, PATIENCE_MS);
    channel.onmessage = ({ data }) => data && done(data as string);
    // A channel is of one origin alone.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    channel.postMessage("");
  });
}
