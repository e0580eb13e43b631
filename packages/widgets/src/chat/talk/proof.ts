/** An identity token, or what makes a fresh one: they are good for minutes. */
export type TokenSource = string | (() => string | Promise<string>);

/** A new secret of a chat: 32 random bytes in base64url. */
export function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace("=", "");
}

/**
 * What tells people apart among the tabs of a browser, without telling who they are: the token's subject,
 * or the beginning of the secret. Nobody is let in by it.
 */
export function whoIs(token: string | undefined, secret: string | undefined): string {
  if (!token) return secret?.slice(0, 8) ?? "";
  try {
    const [, claims = ""] = token.split(".");
    const said = JSON.parse(atob(claims.replaceAll("-", "+").replaceAll("_", "/"))) as {
      sub?: unknown;
    };
    return `user ${String(said.sub)}`;
  } catch {
    return token;
  }
}
