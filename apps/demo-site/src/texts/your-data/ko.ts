import type en from "./en.ts";

/** 개인정보 안내처럼 합니다체로 쓴다. */
const ko: typeof en = {
  title: "내 데이터 | 누리차",
  description:
    "이 가게가 알고 있는 내용을 브라우저와 서버로 나누어 보여 드립니다. 내려받거나 삭제하실 수 있습니다.",
  heading: "내 데이터",
  lead: "이 가게가 알고 있는 내용 전부입니다. 브라우저에 있는 것과 서버에 있는 것을 읽어 보고, 내려받거나 삭제하실 수 있습니다.",
  browser: {
    title: "브라우저에 있는 것",
    there: "지금 있음",
    notThere: "없음",
    more: "그 밖에 {count}가지: 잠시 두거나 서버만 쓰는 것",
    places: { localStorage: "브라우저 저장소", sessionStorage: "이 탭의 저장소", cookie: "쿠키" },
    columns: { purpose: "쓰임" },
    stored: {
      "localStorage:stagelight":
        "동의 여부에 대한 선택. 동의하신 경우에는 현재 단계, 방문 횟수, 유입 경로, 살펴보신 항목별 횟수도 들어 있습니다.",
      "localStorage:stagelight-visitor":
        "서버에서 이 브라우저를 가리키는 임의의 번호와, 그 번호가 본인의 것임을 증명하는 값입니다.",
      "localStorage:stagelight-event-*": "아직 보내지 못한 기록입니다. 서버가 받으면 없어집니다.",
      "localStorage:stagelight-sends": "여러 탭 가운데 지금 보내고 있는 탭을 알려 주는 표시입니다.",
      "cookie:__Host-stagelight-visitor":
        "같은 번호를 스크립트가 읽을 수 없는 곳에 한 번 더 둔 것입니다. 브라우저가 저장 공간을 스스로 비울 때를 대비합니다.",
      "cookie:stagelight-kept": "되살릴 것이 있다는 표시이며, 다른 내용은 없습니다.",
      "cookie:__Host-stagelight-stage":
        "가게가 확인한 단계로, 아무도 고칠 수 없도록 서명되어 있습니다.",
      "localStorage:stagelight-attention":
        "저절로 나타난 안내를 언제 보셨고, 닫거나 답하셨는지 적어 둔 것입니다.",
      "localStorage:stagelight-newsletter-waiting":
        "인터넷에 연결되지 않은 동안 보내신 편지 신청서입니다.",
      "localStorage:stagelight-review-waiting": "연결이 끊긴 동안 보내신 후기.",
      "localStorage:stagelight-survey-waiting": "연결이 끊긴 동안 보내신 설문의 답.",
      "sessionStorage:stagelight:chat":
        "채팅에서 나눈 대화를 여는 열쇠와 쓰다 만 글, 연결을 기다리는 메시지.",
      "localStorage:stagelight:chat":
        "다음에도 대화를 이어 보실 수 있도록 한 번 더 두는 열쇠. 기능 저장에 동의하신 경우에만 보관합니다.",
      "cookie:__Host-stagelight-newsletter":
        "이 브라우저에서 편지를 신청하셨다는 표시로, 메일의 링크를 여시면 바로 확인됩니다.",
      "localStorage:stagelight-referral":
        "이곳으로 모셔 온 친구 링크의 코드와 그 시각. 마케팅에 동의하신 경우에만 있습니다.",
      "cookie:__Host-stagelight-referral":
        "같은 내용에 서명하여 스크립트가 읽을 수 없는 곳에 둔 것입니다.",
      "localStorage:stagelight-referral-page":
        "친구에게 보낼 링크를 메일에서 여셨을 때 받은 열쇠로, 그 페이지에 다시 오시면 링크와 혜택을 보여 드립니다. 길어야 90일 동안 둡니다.",
      "localStorage:nuri-cart": "장바구니에 담으신 상품과 수량.",
      "localStorage:nuri-orders":
        "이 데모에서 하신 주문의 상품, 합계 금액, 날짜. 이름과 주소는 없습니다.",
    },
    hidden: "스크립트로 볼 수 없음",
  },
  purposes: {
    necessary: "가게 운영에 필요",
    functional: "편의 기능",
    personalization: "맞춤 화면",
    analytics: "이용 통계",
    marketing: "마케팅",
  },
  server: {
    title: "서버에 있는 것",
    noScript:
      "서버에 물어보려면 스크립트가 필요한데, 지금은 꺼져 있습니다. 꺼져 있는 동안에는 서버로 보내는 것도 없습니다.",
  },
  states: {
    loading: { title: "서버에 묻는 중…", text: "" },
    asking: {
      title: "보관하는 정보가 없습니다",
      text: "아직 선택하지 않으셔서 아무것도 기억하지 않고 보내지도 않습니다. 허용하시면 브라우저가 임의의 번호를 만들고, 이곳에서 살펴보신 내용을 그 번호로 서버에 보냅니다. 어느 쪽을 고르셔도 가게를 이용하실 수 있습니다.",
    },
    refused: {
      title: "거부하셨으므로 아무것도 보내지 않습니다",
      text: "이곳에서 하시는 일은 서버에 전해지지 않습니다. 거부하시기 전에 보낸 것이 있더라도 이름은 들어 있지 않으며, 기록은 90일, 나머지는 400일이 지나면 저절로 삭제됩니다.",
    },
    empty: {
      title: "서버에 아직 아무것도 없습니다",
      text: "허용하셨지만 아직 도착한 것이 없습니다. 차를 한두 가지 살펴보신 뒤 다시 확인해 주세요.",
    },
    unreachable: {
      title: "서버가 응답하지 않습니다",
      text: "인터넷에 연결되어 있는지 확인하시고, 콘텐츠 차단 기능을 쓰신다면 이 사이트를 허용한 뒤 다시 확인해 주세요. 브라우저에 있는 것은 위에서 그대로 보실 수 있습니다.",
    },
    busy: {
      title: "잠시 후에 다시 확인해 주세요",
      text: "서버는 이 질문에 1분에 스무 번까지 답합니다.",
    },
    erased: {
      title: "삭제했습니다",
      text: "기록 {events}건과 거기서 나온 모든 내용을 서버에서 지웠고, 브라우저도 방문 기록을 잊었습니다. 허용하신 상태는 그대로이므로 다음 페이지부터 새로 시작합니다.",
    },
    erasedAndRefused: {
      title: "삭제했으며, 더는 보내지 않습니다",
      text: "기록 {events}건과 거기서 나온 모든 내용을 서버에서 지웠습니다. 브라우저에는 거부하셨다는 선택만 남습니다.",
    },
    held: { title: "", text: "" },
  },
  status: {
    held: "서버에 기록 {events}건이 있습니다.",
    heldMore: "서버에 기록이 {events}건 넘게 있습니다.",
  },
  acts: { allow: "허용", refuse: "거부", ask: "다시 확인", change: "이제 허용하기" },
  stands: {
    title: "지금 단계",
    hint: {
      title: "브라우저가 알린 단계",
      note: "글과 그림을 고르는 데는 충분합니다. 브라우저가 알리는 내용은 누구나 바꿀 수 있으므로, 값어치 있는 일은 여기에 맡기지 않습니다.",
    },
    verified: {
      title: "가게가 확인한 단계",
      note: "주문처럼 가게 서버가 비밀 키로 보낸 기록만 따릅니다. 가격이나 혜택은 이것만 보고 정합니다.",
    },
    none: "아직 없음",
    noneWhy: "이 데모에서 주문해 보시면 가게 서버가 확인해 줍니다.",
    since: "{date}부터",
    because: "근거: {reasons}",
    beginning: "누구나 여기서 시작합니다.",
    silence: "한동안 아무 일도 없었기 때문입니다.",
  },
  facts: {
    title: "서버가 아는 이 브라우저",
    number: "임의의 번호",
    first: "처음 기록",
    last: "마지막 기록",
    allowed: "허용하신 것",
    nothingAllowed: "없음",
    claims: "브라우저가 알린 내용",
    until: "늦어도 삭제되는 날",
    person:
      "이 브라우저는 가게가 아는 고객의 것입니다. 고객에 관한 내용은 로그인하신 분께만 보여 드립니다.",
  },
  changes: {
    title: "단계가 바뀐 과정",
    none: "아직 단계가 바뀌지 않았습니다.",
    move: "{from} → {to}",
    hint: "브라우저가 알림",
    verified: "가게가 확인",
  },
  events: {
    title: "서버로 보낸 기록",
    verified: "가게가 확인",
    until: "{date} 삭제",
    raw: "저장된 그대로",
    all: "{count}건 모두 보기",
    more: "최근 {count}건이며, 더 오래된 기록도 있습니다.",
    times: "{what} {count}회",
    or: " 또는 ",
    unnamed: "‘{name}’",
    page: "페이지 열람",
    pagesUnder: "{path} 아래 페이지 열람",
    identify: "본인에 관한 내용 알림",
    names: {
      "Product List Viewed": "차 목록 열람",
      "Product Viewed": "차 열람",
      "Product Added": "장바구니에 담기",
      "Product Removed": "장바구니에서 빼기",
      "Cart Viewed": "장바구니 열람",
      "Checkout Started": "주문서 작성 시작",
      "Payment Info Entered": "결제 수단 선택",
      "Order Completed": "주문 완료",
      "Order Cancelled": "주문 취소",
      "Product Shared": "차 공유",
      "Product Reviewed": "차 후기 작성",
      "Page Scrolled": "페이지를 끝까지 읽음",
      "Page Engaged": "페이지에 머무름",
      "Outbound Link Clicked": "다른 사이트 링크 클릭",
      "Form Started": "양식 작성 시작",
      "Form Submitted": "양식 제출",
      "Form Abandoned": "양식 작성 중단",
      "Article Read": "글을 끝까지 읽음",
      "Newsletter Requested": "편지 신청",
      "Newsletter Subscribed": "편지 구독 확인",
      "Newsletter Preferences Changed": "구독 설정 변경",
      "Newsletter Unsubscribed": "편지 구독 취소",
      "Prompt Viewed": "안내를 봄",
      "Prompt Dismissed": "안내를 닫음",
      "Prompt Answered": "안내에 답함",
      "Order Refunded": "주문 환불",
      "Referral Link Opened": "친구 링크로 방문",
      "Referral Link Shared": "링크 공유",
      "Referral Program Joined": "친구에게 보낼 링크 받음",
      "Referral Qualified": "친구가 주문함",
      "Referral Reward Earned": "친구 소개 혜택 발생",
      "Referral Reward Issued": "친구 소개 혜택 받음",
      "Referral Reward Reversed": "친구 소개 혜택 취소",
      "Review Requested": "후기 요청",
      "Review Submitted": "후기 작성",
      "Review Published": "후기 게시",
      "Review Hidden": "후기 게시 안 함",
      "Review Answered": "후기에 가게가 답글",
      "Review Link Clicked": "다른 곳의 후기 링크 열기",
      "Survey Answered": "설문에 답함",
      "Score Given": "점수를 줌",
      "Promoter Identified": "추천 의향을 밝힘",
      "Live Chat Conversation Started": "채팅에서 대화를 시작함",
      "Live Chat Conversation Ended": "채팅에서 대화를 마침",
      "Lifecycle Stage Changed": "단계 변경",
    },
  },
  records: {
    title: "메일과 주문",
    mails: {
      title: "보내 드린 메일",
      none: "아직 없습니다.",
      not: "보내지 않음",
      names: {
        "thank-you": "주문 감사 메일",
        "abandoned-checkout": "두고 가신 장바구니 안내",
        "check-in": "차 맛 안부",
        refill: "차가 떨어질 무렵 안내",
        "win-back": "오랜만의 안부",
        "newsletter-confirm": "편지 신청 확인 요청",
        "newsletter-welcome": "편지 구독 환영",
        "referral-link": "친구에게 보낼 링크",
        "referral-reward": "친구 소개 혜택 안내",
        "review-request": "차는 어떠세요? 후기 요청",
        "review-decision": "후기 처리 안내",
        "review-thanks": "후기 감사 인사",
        "chat-answer": "채팅에 드린 답",
        "chat-first": "문의가 접수되었어요",
        "chat-transcript": "채팅에서 나눈 대화",
      },
    },
    orders: { title: "가게가 알린 주문", none: "아직 없습니다.", order: "주문 {id}" },
    newsletter: {
      title: "편지",
      none: "받으시는 편지가 없습니다.",
      lists: { tea: "새로 들어온 차", events: "찻집 소식" },
    },
    referral: {
      title: "같이 마시는 차",
      none: "받으신 링크도, 친구의 링크로 하신 주문도 없습니다.",
    },
    reviews: {
      title: "후기",
      none: "보내신 후기가 없습니다.",
      stars: "별 5개 중 {score}개",
      score: "{score}점",
      states: { waiting: "아직 읽기 전", published: "게시됨", hidden: "게시 안 함" },
    },
    chats: {
      title: "채팅 대화",
      none: "채팅에 쓰신 글이 없습니다.",
      talk: "메시지 {count}개",
      states: { open: "진행 중", snoozed: "진행 중", closed: "끝남" },
    },
    surveys: {
      title: "설문에 주신 답",
      none: "답하신 설문이 없습니다.",
      names: {
        heard: "저희를 알게 되신 경로",
        recommend: "추천하실지",
        cart: "주문을 망설이신 이유",
      },
    },
  },
  person: {
    title: "이메일 주소에 딸린 것",
    lead: "편지와 친구 소개 내용은 브라우저가 아니라 이메일 주소에 딸려 있습니다. 그래서 그 주소의 메일을 읽을 수 있는 분께만 보여 드립니다. 이 가게는 비밀번호 없이 메일로 링크를 보내 드립니다.",
    email: "이메일",
    act: "링크 받기",
    sent: "보냈습니다. 이 데모에서는 [가게 메일함](/shop/mail)에 있습니다.",
    failed: "보내지 못했습니다. 주소를 살펴보시고 잠시 후 다시 시도해 주세요.",
    whose: "{emails}에 딸린 내용입니다.",
    nobody: "서버에는 이 주소로 아는 분이 없습니다.",
  },
  take: {
    title: "내 데이터는 내 뜻대로",
    download: {
      title: "내려받기",
      text: "브라우저와 서버에 있는 내용을 모두 파일 하나에 담아 드립니다. 다른 프로그램에서도 쓰실 수 있습니다.",
      act: "JSON으로 내려받기",
    },
    erase: {
      title: "삭제하기",
      text: "서버에 있는 이 브라우저의 내용과 브라우저에 남은 방문 기록을 바로 완전히 삭제합니다.",
      act: "삭제",
    },
    eraseAndRefuse: {
      title: "삭제하고 거부하기",
      text: "똑같이 삭제하며, 그 뒤로는 아무것도 보관하거나 보내지 않습니다.",
      act: "삭제하고 거부",
    },
    confirm: "삭제하면 되돌릴 수 없습니다.",
    yes: "네, 삭제합니다",
    keep: "그대로 두기",
    failed: "처리하지 못해 아무것도 삭제하지 않았습니다. 잠시 후 다시 시도해 주세요.",
    working: "삭제하는 중…",
    letters:
      "편지를 위해 보관하는 정보는 이 브라우저가 아니라 이메일 주소에 딸려 있습니다. 편지에 있는 ‘구독 설정 변경’에서 확인하고, 내려받고, 삭제하실 수 있습니다.",
    note: "브라우저를 비우기 전에 먼저 삭제해 주세요. 브라우저에 있는 번호만이 본인의 데이터임을 증명합니다. 번호가 없어지면 정해진 날까지 기다리는 수밖에 없습니다.",
  },
};

export default ko;
