import type { MailCategory, MailToRender, RenderedMail } from "../message.ts";

/** What a site's templates are read with. */
export interface TemplatesOptions {
  /** The site's own, absolute: `<folder>/<language>/<name>.md`. They go before the built-in ones. */
  readonly folder?: string | undefined;
  readonly siteName: string;
  /** Languages of the site, the main one first: what a template is looked up in after the mail's own. */
  readonly languages: readonly string[];
  /** In the foot of marketing mail. */
  readonly postalAddress?: string | undefined;
  /** In the foot of every mail. */
  readonly privacyUrl?: string | undefined;
}

/** All templates of a site, read and checked. */
export interface Templates {
  /** Names that there are in any language. */
  readonly names: readonly string[];
  /** What mails of a template are for, where nothing else is said; nothing for an unknown name. */
  categoryOf(name: string): MailCategory | undefined;
  /**
   * A mail as people read it. Values that are missing are empty.
   *
   * @throws Error for an unknown template
   */
  render(mail: MailToRender): RenderedMail;
}

/**
 * Reads and checks all templates, so that a typo is found before the first mail.
 *
 * @throws StagelightError `settings-invalid` with file and line of everything that is wrong
 */
export declare function openTemplates(options: TemplatesOptions): Templates;
