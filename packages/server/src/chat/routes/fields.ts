import type { Problem, ReadChat } from "@stagelight/core/config";

/** What was filled in before the first message. */
interface FilledIn {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly fields?: Readonly<Record<string, string>> | undefined;
  readonly consent?: object | undefined;
}

/** What does not fit in what was filled in before, by what the config asks for. */
export function fieldProblems(
  { fields, consent }: Pick<ReadChat, "fields" | "consent">,
  { name, email, fields: given = {}, consent: agreed }: FilledIn,
): Problem[] {
  const problems: Problem[] = [];
  const known = new Set(fields.map(({ id }) => id));
  for (const id of Object.keys(given)) {
    if (!known.has(id))
      problems.push(wrong(`fields.${id}`, "a field of the site's chat", "another"));
  }
  for (const { id, type, options, required } of fields) {
    const path = type === "email" ? "email" : id === "name" ? "name" : `fields.${id}`;
    const value = type === "email" ? email : id === "name" ? name : given[id];
    if (!value) {
      if (required) problems.push(wrong(path, "what has to be filled in", "nothing"));
    } else if (type === "select" && !options?.some((option) => option.value === value)) {
      problems.push(wrong(path, "one of the values that can be selected", "another"));
    }
  }
  if (consent && !agreed) problems.push(wrong("consent", "what has to be agreed to", "nothing"));
  return problems;
}

function wrong(path: string, expected: string, found: string): Problem {
  return { path, expected, found, help: `Send ${expected}.` };
}
