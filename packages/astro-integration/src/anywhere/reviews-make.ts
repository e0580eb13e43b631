/** Values of attributes; without one that is `false` or nothing. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** What stands in an element: texts are never taken for HTML. */
export type Child<Made> = Made | string | false | undefined | readonly Child<Made>[];

/**
 * Makes an element: of HTML when a page is built, of nodes in a browser. So both make the same.
 */
export type Make<Made> = (
  name: string,
  attributes: Attributes,
  ...children: readonly Child<Made>[]
) => Made;
