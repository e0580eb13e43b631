/** Words of this part of the app. */
export interface AccountTexts {
  /** Name in the navigation, and title. */
  readonly title: string;
}
