import { RequestProblem } from "../../http/problem.ts";
import type { Services } from "../../http/route.ts";
import { judgePassword, SHORTEST, type Weakness } from "./judge-password.ts";

/** Why a password is refused, and what to do about it. `same`: it is the one that is to be replaced. */
export function weak(weakness: Weakness | "same"): RequestProblem {
  return new RequestProblem("password-weak", { detail: weakness, problems: [WRONG[weakness]] });
}

const wrong = (found: string, help: string) => ({
  path: "password",
  expected: `${SHORTEST} characters or more that nobody can guess`,
  found,
  help,
});

const WRONG: Readonly<Record<Weakness | "same", ReturnType<typeof wrong>>> = {
  short: wrong("fewer", "Take a longer one: a few words that have nothing to do with each other."),
  common: wrong("a password that many use", "Take one that nobody else has."),
  personal: wrong("your name, your address or the site's name", "Take one without them."),
  same: wrong("the password that you have", "Take another one."),
};

/**
 * Refuses a password that is too easy to guess.
 *
 * @param person whose it is going to be
 * @throws RequestProblem `password-weak`, with the weakness as `detail`
 */
export async function refuseWeak(
  { config }: Pick<Services, "config">,
  password: string,
  person: { readonly email: string; readonly name: string },
): Promise<void> {
  const { name = "", url = "" } = config.site;
  const weakness = await judgePassword(password, [person.email, person.name, name, url]);
  if (weakness) throw weak(weakness);
}
