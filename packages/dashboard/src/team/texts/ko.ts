import type { TeamTexts } from "./texts.ts";

export const texts: TeamTexts = {
  title: "팀",
  about: "누가 상담하고 누가 무엇을 할 수 있는지 관리합니다.",
  members: "팀원",
  invite: "팀원 초대",
  send: "초대장 보내기",
  email: "이메일",
  noAddress: "메일을 보낼 수 없는 주소입니다.",
  mailLanguage: "초대장 언어",
  invited: "{email} 주소로 초대장을 보냈습니다.",
  handOver:
    "이 서버는 메일을 보내지 않습니다. {email} 님에게 아래 링크를 직접 전달해 주세요. 한 번만 사용할 수 있습니다.",
  link: "링크",
  name: "이름",
  role: "역할",
  roleOf: "{name} 님의 역할",
  state: "상태",
  states: {
    available: "상담 가능",
    away: "자리 비움",
    invited: "초대됨",
    deactivated: "비활성",
  },
  totp: "2단계 인증",
  on: "사용",
  off: "사용 안 함",
  seen: "최근 접속",
  actions: "작업",
  actionsFor: "{name} 님 관리",
  deactivate: "비활성화…",
  activate: "다시 활성화",
  totpOff: "2단계 인증 해제…",
  roles: {
    title: "역할별 권한",
    owner: "팀 관리, 개인정보 삭제, 설정을 포함한 모든 작업.",
    marketer: "보상과 리뷰 검토, 단계 변경, 채팅 설정과 아래의 모든 작업.",
    agent: "대화에 답변하고 상대 방문자의 정보를 확인합니다.",
  },
  confirm: {
    deactivate: {
      title: "{name} 님을 비활성화할까요?",
      text: "모든 기기에서 즉시 로그아웃되고 더 이상 로그인할 수 없습니다. 담당하던 대화는 다른 팀원이 맡을 때까지 그대로 남습니다. 나중에 다시 활성화할 수 있습니다.",
      yes: "비활성화",
    },
    "totp-off": {
      title: "{name} 님의 2단계 인증을 해제할까요?",
      text: "휴대폰을 분실했고 본인이 요청한 것이 확실할 때만 해제하세요. 다시 설정할 때까지 비밀번호만으로 로그인합니다.",
      yes: "해제",
    },
  },
};
