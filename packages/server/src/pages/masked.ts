/** An address as pages show it: mails are forwarded, and the address is for who knows it already. */
export function masked(email: string): string {
  return `${email.slice(0, 1)}•••${email.slice(email.lastIndexOf("@"))}`;
}
