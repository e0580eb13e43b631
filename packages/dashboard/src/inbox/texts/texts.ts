/** Words of this part of the app. */
export interface InboxTexts {
  /** Name in the navigation, and title. */
  readonly title: string;
}
