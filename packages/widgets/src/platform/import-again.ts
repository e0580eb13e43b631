/**
 * Asks once more for a file that could not be loaded. Chromium remembers that it could not, for as long as
 * the page is open. It names its address in the error; with another fragment it asks again. Where no address
 * is named this fails as well.
 */
export const again = (error: unknown): Promise<never> =>
  import(
    /* @vite-ignore */ /* webpackIgnore: true */ `${/http\S+/.exec(error as string)}#${Date.now()}`
  ) as Promise<never>;
