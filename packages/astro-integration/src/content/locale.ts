/** Whether a page's language is in one of the ranges: `ko` holds `ko-KR`. */
export function inLocales(locale: string, ranges: readonly string[]): boolean {
  const page = `${locale}-`.toLowerCase();
  return ranges.some((range) => page.startsWith(`${range}-`.toLowerCase()));
}
