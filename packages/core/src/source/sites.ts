/**
 * Search engines, as an alternation of site names. "so" is so.com, "ya" is ya.ru; the Google app
 * on Android calls itself com.google.android.googlequicksearchbox.
 */
export const SEARCH =
  "google(.android.google\\w+)?|bing|yahoo|naver|daum|zum|baidu|sogou|so" +
  "|yandex|ya|duckduckgo|ecosia";

/**
 * Matches an alternation of names against one field of a "~"-separated text: the bare name, or a
 * host with it as the label before the public suffix. Group 2 is the name that matched.
 *
 * Of the labels in front, only short ones (www, m, kr) and "search" may be left out of a name, so
 * accounts.google.com and blog.naver.com are not the search engine; of those behind, only what
 * looks like a suffix (.com, .co.kr), so google.evil.com is not either.
 */
export const match = (names: string, text: string): RegExpExecArray | null =>
  RegExp(`~(\\w{1,3}\\.|search\\.)*(${names})(\\.com?)?(\\.\\w{2,3})?~`, "i").exec(text);
