/** Whether compiled audiences ask for the channel, which only the larger head script knows. */
export function asksForChannels(tables: unknown): boolean {
  return JSON.stringify(tables).includes('"source.channel"');
}
