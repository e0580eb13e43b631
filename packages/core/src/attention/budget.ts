/** The config's `attention` key, with every default filled in; times are seconds. */
export interface AttentionBudget {
  /** How many prompts a session may show, all together. */
  readonly perSession: number;
  /** How many prompts any seven days may show, all together. */
  readonly perWeek: number;
  /** After a dismissal no prompt shows for so long. */
  readonly quietAfterDismiss: number;
  /** After its own dismissal a prompt does not show for so long. */
  readonly askAgainAfter: number;
  /** So long after a page was opened no prompt shows. */
  readonly notBefore: number;
}
