/** Longer headers are not searched. Servers refuse more than this by themselves. */
const MAX_HEADER = 16_384;

/**
 * The value of a cookie in a `Cookie` header. Nothing when there is none of that name, or more than
 * one: browsers keep one `__Host-` cookie of a name, so somebody put the others there.
 */
export function readCookie(header: string | null | undefined, name: string): string | undefined {
  if (!header || header.length > MAX_HEADER) return undefined;
  const values = header.split(";").flatMap((pair) => {
    const [given = "", ...value] = pair.split("=");
    return given.trim() === name ? [value.join("=").trim()] : [];
  });
  return values.length === 1 ? values[0] : undefined;
}

/**
 * The `Set-Cookie` header for a cookie that scripts cannot read and only this host gets back.
 *
 * @param name begins with `__Host-`
 * @param life in seconds; 0 deletes the cookie
 */
export function setCookie(name: string, value: string, life: number): string {
  return `${name}=${value}; Path=/; Max-Age=${life}; Secure; HttpOnly; SameSite=Lax`;
}
