/** Tells other tabs what a chat is known by, as they ask for it by an empty message. Returns what ends it. */
export function answerTabs(name: string, secret: () => string | undefined): () => void {
  const { BroadcastChannel } = globalThis;
  if (!BroadcastChannel) return () => {};
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }) => {
    const known = secret();
    // A channel is of one origin alone.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    if (!data && known) channel.postMessage(known);
  };
  return () => channel.close();
}
