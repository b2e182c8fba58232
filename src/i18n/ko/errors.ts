import type { Catalogue } from '../en.ts';

export const errors: Catalogue['errors'] = {
  status: '상태 코드 {{status}}',
  headersTooLarge:
    '브라우저가 보낸 것이 너무 커서 읽을 수 없었어요. 대개는 이 사이트의 쿠키가 너무 커서 그래요. 브라우저 설정에서 이 사이트의 쿠키를 지운 뒤 다시 와 주세요.',
  badRequest: {
    heading: '요청을 읽지 못했어요',
    message: '알아볼 수 없는 내용이 들어 있었어요. 바뀐 것은 없어요.',
    action: '가게로 돌아가기',
  },
  loginNeeded: {
    heading: '먼저 로그인해 주세요',
    message: '로그인한 손님만 볼 수 있는 페이지인데, 아직 누구신지 몰라요.',
    action: '로그인',
  },
  crossSite: {
    heading: '다른 사이트에서 온 요청이에요',
    message:
      '다른 사이트가 손님의 이름으로 보낸 요청이라 거절했어요. 바뀐 것은 없어요. 직접 하신 일이라면 이 사이트에서 다시 해 주세요.',
    action: '가게로 돌아가기',
  },
  staffOnly: {
    heading: '가게 주인만 볼 수 있는 페이지예요',
    message:
      '모든 손님의 기록을 합쳐서 보여 주는 곳이에요. 손님의 기록은 “사용자 추적” 페이지에서 볼 수 있어요.',
    action: '가게로 돌아가기',
  },
  notFound: {
    heading: '이 주소에는 아무것도 없어요',
    message: '주소를 잘못 적으셨거나 페이지가 다른 곳으로 옮겨졌을 수 있어요. 쿠키는 제자리에 그대로 있어요.',
    action: '쿠키 보러 가기',
  },
  unknownProduct: {
    heading: '저희 가게에 없는 쿠키예요',
    message: '보고 계신 사이에 판매가 끝났을 수도 있어요. 장바구니는 그대로예요.',
    action: '쿠키 보러 가기',
  },
  tooLarge: {
    heading: '받기에는 너무 커요',
    message: '보내신 내용이 이 가게가 받을 수 있는 크기를 넘었어요. 바뀐 것은 없어요.',
    action: '가게로 돌아가기',
  },
  tooManyCookies: {
    heading: '브라우저가 쿠키를 너무 많이 보냈어요',
    message:
      '이번 요청에 쿠키가 {{max}}개 넘게 왔어요. 브라우저에서 이 사이트의 쿠키를 지운 다음 다시 와 주세요.',
    action: '가게로 돌아가기',
  },
  tooMany: {
    heading: '너무 여러 번 시도하셨어요',
    message_one: '{{count}}분 기다렸다가 다시 해 주세요.',
    message_other: '{{count}}분 기다렸다가 다시 해 주세요.',
    action: '다시 해 보기',
  },
  tooBusy: {
    heading: '지금 로그인하려는 손님이 너무 많아요',
    message: '비밀번호는 아직 확인하지 않았고, 바뀐 것은 없어요. 잠시 뒤에 다시 해 주세요.',
    action: '다시 해 보기',
  },
  experimentRunning: {
    heading: '지금 실험이 많이 밀려 있어요',
    message:
      '실험은 한 번에 몇 개씩만 하는데, 먼저 온 실험이 너무 많아요. 바뀐 것은 없어요. 잠시 뒤에 다시 해 주세요.',
    action: '실험으로 돌아가기',
  },
  noAnswer: {
    heading: '사이트가 제때 응답하지 못했어요',
    message:
      '이 수업에서는 사이트가 따로 둔 클라이언트가 서버에 요청을 보내는데, 제때 응답이 오지 않았어요. 손님의 세션은 그대로예요. 잠시 뒤에 다시 해 주세요.',
    action: '수업으로 가기',
  },
  secureOnly: {
    heading: '여기에서는 할 수 없어요',
    message:
      '여기에서는 SESSION_COOKIE_SECURE 설정에 따라 세션 쿠키를 HTTPS로만 보내요. 사이트가 따로 둔 클라이언트는 HTTP로 요청하기 때문에 그 쿠키를 받지 못해요. 바뀐 것은 없어요.',
    action: '수업으로 가기',
  },
  notSaved: {
    heading: '저장하지 못했어요',
    message: '데이터베이스에 기록하지 못했고, 바뀐 것은 없어요. 잠시 뒤에 다시 해 주세요.',
    action: '다시 해 보기',
  },
  failed: {
    heading: '저희 쪽에서 문제가 생겼어요',
    message: '손님 탓이 아니에요. 무슨 일이 있었는지는 저희 로그에 남았어요. 잠시 뒤에 다시 해 주세요.',
    action: '가게로 돌아가기',
  },
  sessionEnded: {
    heading: '세션이 끝났어요',
    message:
      '쿠키가 가리키던 행이 이제 없어요. 그사이에 만료되었거나 로그아웃하신 거예요. 마지막에 보내신 내용은 저장하지 않았어요.',
    action: '다시 시작하기',
  },
  cookieTooLarge: {
    heading: '장바구니가 쿠키에 다 들어가지 않아요',
    message:
      'Set-Cookie 줄이 {{bytes, number}}바이트가 되는데, RFC 6265에서 브라우저에 꼭 저장하라고 하는 크기는 속성까지 합쳐 4,096바이트예요. 요즘 브라우저는 대개 이름과 값만 세어서 조금 더 받아 주지만, 가게는 거기에 기대지 않아요. 장바구니는 그대로예요. 데이터베이스의 행에는 더 많이 담을 수 있어요.',
    action: '장바구니로 돌아가기',
  },
};
