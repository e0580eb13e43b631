import type { PreferencesWords } from "./words.ts";

export const ko: PreferencesWords = {
  centre: {
    title: "뉴스레터 구독 설정",
    text: "{site}에서 {address} 주소로 보내 드리는 소식과 횟수를 정하실 수 있습니다.",
    lists: "받아 볼 소식",
    frequency: "수신 횟수",
    asListed: "새 소식이 있을 때마다",
    frequencies: { weekly: "일주일에 한 번까지", monthly: "한 달에 한 번까지" },
    language: "언어",
    save: "저장",
    saved: "저장했습니다. 다음 메일부터 적용됩니다.",
    wrong: "맞지 않는 항목이 있어 아직 저장하지 않았습니다.",
    leave: "모든 소식 수신 거부",
    data: "내 정보",
    dataText: "보관 중인 내 정보를 모두 내려받거나 삭제할 수 있습니다.",
    download: "내 정보 내려받기",
    erase: "내 정보 삭제",
  },
  left: {
    title: "수신 거부가 완료되었습니다",
    text: "{site}의 뉴스레터를 더 이상 보내지 않습니다. 이미 발송된 메일은 도착할 수 있습니다.",
    why: "이유를 여쭤봐도 될까요? 답하지 않으셔도 됩니다.",
    reasons: {
      "too-many": "메일이 너무 자주 왔어요",
      "not-for-me": "관심 있는 내용이 아니었어요",
      "never-asked": "구독을 신청한 적이 없어요",
      other: "그 밖의 이유",
    },
    more: "더 하고 싶은 말씀",
    send: "보내기",
    back: "실수였어요: 다시 받기",
  },
  thanks: {
    title: "감사합니다",
    text: "소중한 의견 잘 받았습니다. 뉴스레터는 더 이상 보내지 않습니다.",
  },
  erase: {
    title: "모두 삭제하시겠습니까?",
    text: "{site}에서 이 주소로 보관하고 있는 모든 정보, 즉 구독 내역과 알려 주신 내용, 기록된 방문과 주문이 삭제되며 되돌릴 수 없습니다. 다시 메일을 보내지 않기 위한 표시만 남으며, 이 표시로는 주소를 알 수 없습니다.",
    button: "모두 삭제",
    keep: "아니요, 그대로 두겠습니다",
  },
  erased: {
    title: "모두 삭제했습니다",
    text: "보관 중인 정보가 더 이상 없으며 뉴스레터도 보내지 않습니다.",
  },
  old: {
    title: "새 링크 받기",
    text: "이 링크는 더 이상 사용할 수 없습니다. 이메일 주소를 입력하시면 새 링크를 보내 드립니다.",
    email: "이메일 주소",
    button: "새 링크 받기",
    noAddress: "mina@example.com과 같은 주소를 입력해 주세요.",
  },
  fresh: {
    title: "안전을 위해 한 번 더 확인합니다",
    text: "받으신 지 오래된 메일은 다른 사람에게 전달되었을 수도 있습니다. 새 링크를 메일로 보내 드리며, 하루 동안 사용할 수 있습니다.",
    button: "새 링크 받기",
  },
  sent: {
    title: "메일함을 확인해 주세요",
    text: "뉴스레터를 받고 있는 주소라면 새 링크를 메일로 보내 드립니다. 메일은 하루에 한 번까지만 보냅니다.",
  },
};
