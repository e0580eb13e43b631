/** Words of this part of the app. */
export interface TeamTexts {
  /** Name in the navigation, and title. */
  readonly title: string;
}
