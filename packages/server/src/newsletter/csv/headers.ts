/** What a column of a file holds; `field:<id>` is one of the site's own fields. */
export type ColumnRole =
  | "email"
  | "name"
  | "given"
  | "family"
  | "language"
  | "frequency"
  | "list"
  | "state"
  | `field:${string}`;

/** A field of the site's own, by all its names. */
export interface NamedField {
  readonly id: string;
  /** Its labels in all languages. */
  readonly labels: readonly string[];
}

/** How spreadsheets and mail services name their columns, in English, Korean and Chinese. */
const NAMES: Readonly<Record<Exclude<ColumnRole, `field:${string}`>, string>> = {
  email:
    "email, e-mail, mail, email address, e-mail address, subscriber email, 이메일, 이메일 주소, 메일, 메일 주소, 전자우편, 전자메일, 邮箱, 邮箱地址, 电子邮箱, 电子邮件, 电子邮件地址, 邮件, 邮件地址, 信箱, 電子郵件, 電子郵件地址, 電郵, 電子信箱, 郵箱",
  name: "name, full name, subscriber name, display name, 이름, 성명, 성함, 고객명, 회원명, 닉네임, 姓名, 名字, 称呼, 客户姓名, 昵称, 稱呼, 暱稱",
  given: "first name, given name, forename, fname, 名",
  family: "last name, family name, surname, lname, 성, 성씨, 姓, 姓氏",
  language: "language, locale, lang, 언어, 사용 언어, 语言, 語言",
  frequency: "frequency, 빈도, 수신 빈도, 频率, 頻率",
  list: "list, newsletter, list id, 목록, 뉴스레터, 列表, 名单, 清單",
  state:
    "state, status, subscription status, subscriber status, 상태, 구독 상태, 수신 상태, 状态, 订阅状态, 狀態, 訂閱狀態",
};

const ROLES: ReadonlyMap<string, ColumnRole> = new Map(
  Object.entries(NAMES).flatMap(([role, names]) =>
    names.split(", ").map((name) => [plain(name), role as ColumnRole] as const),
  ),
);

/**
 * What each column of a file holds, by its first line; nothing for one that is not known. Of two that
 * hold the same, the first counts.
 *
 * @param fields the site's own; their ids and labels go before the usual names
 */
export function rolesOf(
  headers: readonly string[],
  fields: readonly NamedField[],
): (ColumnRole | undefined)[] {
  const own = new Map(
    fields.flatMap(({ id, labels }) =>
      [id, `fields.${id}`, ...labels].map((name) => [plain(name), `field:${id}`] as const),
    ),
  );
  const taken = new Set<ColumnRole>();
  return headers.map((header) => {
    const name = plain(header);
    // An address is looked for before all: a field of that name would leave the file without one.
    const usual = ROLES.get(name);
    const role: ColumnRole | undefined = usual === "email" ? usual : (own.get(name) ?? usual);
    if (role === undefined || taken.has(role)) return undefined;
    taken.add(role);
    return role;
  });
}

/** Capitals, widths, blanks and marks between words make no difference. */
export function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s_.\-*:()"']+/g, "");
}
