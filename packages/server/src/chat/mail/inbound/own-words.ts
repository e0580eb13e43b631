/** Characters, lines and characters of a line that are looked at: each costs the same, whatever it says. */
const MOST = 40_000;
const MOST_LINES = 2_000;
const LONGEST_LINE = 400;

/** What of a mail its sender has written for it. */
export interface OwnWords {
  readonly text: string;
  /** What stood in the mail beside was left out. */
  readonly cut: boolean;
}

/**
 * What somebody has answered, without the mail that they answer and without what their program adds
 * below. Every pattern is held against one line of bounded length: what a stranger sends cannot make it
 * slow.
 *
 * @param own addresses that our mails are from and are answered to: a line that names one begins the
 *   mail that is answered, in whatever language
 */
export function ownWords(text: string, own: readonly string[]): OwnWords {
  const lines = text
    .slice(0, MOST)
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .replace(/\u00a0/g, " ")
    .split("\n", MOST_LINES)
    .map((line) => line.trimEnd());
  const addresses = own.map((each) => each.toLowerCase());
  const ends = lines.findIndex((_, at) => beginsHistory(lines, at, addresses));
  const before = ends < 0 ? lines : lines.slice(0, ends);
  const said = before.filter((line) => !/^\s{0,3}>/.test(line));
  const kept = withoutSignature(said)
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  return { text: kept, cut: kept !== lines.join("\n").trim() };
}

/** `On … wrote:` as mail programs of many languages have it. */
const WROTE =
  /(wrote|写道|寫道|작성|보낸 메일|のメッセージ|schrieb.{0,120}|a écrit|escribió|ha scritto|escreveu|schreef.{0,120}|napisał\(a\)|skrev.{0,120})\s?[:：]?$/;

const ORIGINAL =
  /^[-_=*]{2,30} ?(original message|original email|forwarded message|원본 메[일시]지?|원본메일|원래 메시지|전달된 메일|原始邮件|原始郵件|转发邮件|转发的邮件|原邮件|ursprüngliche nachricht|message d'origine|mensaje original|元のメッセージ) ?[-_=*]{2,30}$/i;

/** Headers of the mail that is answered, as Outlook and others put them below. */
const FROM = /^\*?(from|보낸 ?사람|发件人|寄件者|寄件人|von|de|da|van|差出人)\*?\s?[:：]/i;
const OTHERS =
  /^\*?(sent|date|to|cc|subject|보낸 ?날짜|날짜|받는 ?사람|참조|제목|发送时间|日期|时间|收件人|抄送|主题|主旨|寄件日期|收件者|副本|gesendet|an|betreff|envoyé|à|objet|enviado|para|asunto|inviato|oggetto|verzonden|aan|onderwerp|送信日時|宛先|件名)\*?\s?[:：]/i;

function beginsHistory(
  lines: readonly string[],
  at: number,
  addresses: readonly string[],
): boolean {
  const line = (lines[at] ?? "").slice(0, LONGEST_LINE).trim();
  if (line === "" || line.startsWith(">")) return false;
  if (ORIGINAL.test(line)) return true;
  if (FROM.test(line)) {
    const next = lines.slice(at + 1, at + 6).map((each) => each.trim().slice(0, LONGEST_LINE));
    return next.filter((each) => OTHERS.test(each)).length >= 2;
  }
  // An attribution is broken into up to three lines.
  const joined = [line];
  for (const more of lines.slice(at + 1, at + 3)) {
    const next = more.trim().slice(0, LONGEST_LINE);
    if (next === "" || next.startsWith(">")) break;
    joined.push(next);
  }
  return joined.some((_, length) =>
    isAttribution(joined.slice(0, length + 1).join(" "), addresses),
  );
}

/** Names who wrote, and when: words alone, such as "as she wrote:", are no attribution. */
function isAttribution(text: string, addresses: readonly string[]): boolean {
  const hasDate = /\d{1,4}[.\-/年월月:시]|\d{1,2},? \d{4}/.test(text);
  const small = text.toLowerCase();
  const names = addresses.some((address) => small.includes(address));
  if (names) return hasDate || /[:：]$/.test(text);
  return hasDate && /@|<|"|“|님/.test(text) && WROTE.test(text);
}

/** What telephones and programs put at the end. */
const SENT_BY =
  /^(sent from my |sent from (outlook|mail|yahoo|samsung|proton)|sent via |get outlook for |나의 (iphone|ipad)에서 보냄|내 (iphone|ipad)에서 보냄|(iphone|ipad|갤럭시|삼성).{0,20}에서 (보냄|보낸)|(네이버|다음) 메일 앱|发自我的|发自我的|從我的.{0,20}傳送|发送自|来自我的|获取 ?outlook|iphoneから送信|von meinem .{0,20}gesendet|envoyé de mon|enviado desde mi|inviato da)/i;

function withoutSignature(lines: readonly string[]): readonly string[] {
  // RFC 3676, 4.3; the blank at its end is lost on many ways.
  const begins = lines.findIndex((line) => line === "--");
  const kept = begins < 0 ? [...lines] : lines.slice(0, begins);
  while (kept.length > 0) {
    const last = kept.at(-1)!.trim().slice(0, LONGEST_LINE);
    if (last !== "" && !SENT_BY.test(last) && !/^_{8,}$/.test(last)) break;
    kept.pop();
  }
  return kept;
}
