import { plain } from "../../newsletter/csv/headers.ts";

/** What a column of a file of reviews holds. */
export type ReviewColumn =
  | "id"
  | "product"
  | "productName"
  | "score"
  | "title"
  | "text"
  | "author"
  | "email"
  | "date"
  | "language"
  | "reply"
  | "replyDate"
  | "kind";

/** How shops and review services name their columns, in English, Korean and Chinese. */
const NAMES: Readonly<Record<ReviewColumn, string>> = {
  id: "id, review id, external id, 리뷰 번호, 리뷰 ID, 评价编号, 評價編號",
  product:
    "product, product id, product handle, handle, sku, item id, 상품, 상품 번호, 상품번호, 상품 코드, 商品, 商品编号, 商品編號, 商品id",
  productName: "product name, product title, item name, 상품명, 商品名称, 商品名稱",
  score:
    "score, rating, stars, star rating, review rating, review score, 별점, 평점, 评分, 星级, 評分, 星級",
  title: "title, review title, headline, 제목, 标题, 標題",
  text: "text, body, review, content, review content, review body, review text, message, comment, 내용, 리뷰, 리뷰 내용, 후기, 评价, 评价内容, 内容, 評價, 評價內容, 內容",
  author:
    "author, name, reviewer, reviewer name, customer name, display name, nickname, user, 작성자, 이름, 닉네임, 昵称, 用户名, 评价人, 暱稱, 用戶名",
  email:
    "email, e-mail, reviewer email, customer email, email address, 이메일, 邮箱, 电子邮箱, 電子郵件",
  date: "date, review date, created at, created, submitted at, date created, published at, 작성일, 등록일, 날짜, 日期, 评价时间, 评价日期, 時間, 評價時間",
  language: "language, locale, lang, 언어, 语言, 語言",
  reply:
    "reply, answer, response, shop reply, store reply, merchant reply, comment reply, 답글, 답변, 回复, 商家回复, 回覆",
  replyDate:
    "reply date, answered at, answer date, response date, replied at, 답글일, 답변일, 回复时间, 回覆時間",
  kind: "kind",
};

const COLUMNS: ReadonlyMap<string, ReviewColumn> = new Map(
  Object.entries(NAMES).flatMap(([column, names]) =>
    names.split(", ").map((name) => [plain(name), column as ReviewColumn] as const),
  ),
);

/**
 * What each column of a file holds, by its first line; nothing for one that is not known. Of two that
 * hold the same, the first counts.
 */
export function reviewColumns(headers: readonly string[]): (ReviewColumn | undefined)[] {
  const taken = new Set<ReviewColumn>();
  return headers.map((header) => {
    const column = COLUMNS.get(plain(header));
    if (column === undefined || taken.has(column)) return undefined;
    taken.add(column);
    return column;
  });
}
