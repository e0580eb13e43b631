/** What a record has under a name that came from elsewhere: "constructor" is nothing of it. */
export function named<Value>(
  record: Readonly<Record<string, Value>>,
  name: string,
): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
