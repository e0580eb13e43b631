/** Path of the dashboard, with a slash at its end: this file lies in the folder `assets` of it. */
export const BASE = new URL("../", import.meta.url).pathname;
