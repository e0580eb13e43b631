/** Words of this part of the app. */
export interface AuditTexts {
  /** Name in the navigation, and title. */
  readonly title: string;
}
