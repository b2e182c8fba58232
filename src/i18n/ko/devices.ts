import type { Catalogue } from '../en.ts';

export const devices: Catalogue['devices'] = {
  title: '로그인한 기기',
  link: '로그인한 기기 보기',
  lead: '지금 {{name}} 님으로 로그인되어 있는 브라우저들이에요. 쿠키에 담긴 세션 아이디로 서로 구별해요. 여기서 세션을 끝내면 그 브라우저는 다음 요청부터 모르는 손님이 돼요.',
  compare:
    '브라우저마다 화면 위쪽에 자기 세션 키의 앞부분이 여기와 같은 색으로 보여요. 키 전체는 그 키를 지닌 브라우저에만 보여 드려요.',
  shared:
    '누구나 함께 쓰는 계정이에요. 비밀번호를 아는 사람은 누구나 이 목록에 나타나고, 다른 세션을 끝낼 수도 있어요.',
  current: '이 브라우저',
  address: '주소',
  firstSeen: '처음 접속',
  lastSeen: '마지막 접속',
  justNow: '방금 전',
  unknown: '알 수 없는 기기',
  limit:
    '최근에 접속한 세션부터 {{max}}개까지만 보여 드려요. 다른 세션을 모두 끝내면 여기 없는 세션도 함께 끝나요.',
  end: '끝내기…',
  endMeaning: '`django_session`에서 그 세션의 행을 지워요. 그 안의 장바구니도 함께 지워져요.',
  reallyEnd: '정말 끝내기',
  endOthers: '다른 세션 모두 끝내기…',
  endOthersMeaning:
    '다른 브라우저에서는 모두 다시 로그인해야 해요. 이 브라우저에서는 로그인이 그대로 유지돼요.',
  reallyEndOthers: '정말 모두 끝내기',
  logOut: '여기서 로그아웃',
  alone: '아직은 이 브라우저뿐이에요',
  aloneTry:
    '다른 브라우저나 시크릿 창을 열어 같은 아이디({{name}})로 로그인한 다음 여기를 다시 보세요. 그 브라우저가 다른 키와 함께 목록에 나타나요.',
  lookAgain: '다시 보기',
  kept: '누구의 세션인지, 어떤 기기인지, 마지막으로 언제 접속했는지(분 단위)는 저희가 따로 만든 `auth_user_session` 테이블에 적어 둬요. Django의 `django_session`에는 그런 열이 없어요.',
  none: '여기서는 목록을 만들 수 없어요',
  noneWhy:
    '이 방식에서는 서버에 아무것도 남지 않아요. 세션이 저마다 자기 브라우저의 쿠키에만 있어서, 서버에는 보여 드릴 것도 끝낼 것도 없어요.',
  toRows: '데이터베이스로 바꾸기',
};
