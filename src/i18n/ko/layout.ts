import type { Catalogue } from '../en.ts';

export const layout: Catalogue['layout'] = {
  site: 'Remember Me',
  pageTitle: '{{title}} · Remember Me',
  errorTitle: '확인해 주세요: {{title}}',
  skip: '본문으로 건너뛰기',
  mainNav: '주 메뉴',
  shop: '가게',
  cart: '장바구니',
  account: '계정',
  profile: '내 정보',
  preferences: '내 설정',
  logIn: '로그인',
  logOut: '로그아웃',
  signUp: '회원 가입',
  language: '언어',
  languages: { en: 'English', ko: '한국어' },
  problems_one: '다시 확인할 것이 {{count}}가지 있어요',
  problems_other: '다시 확인할 것이 {{count}}가지 있어요',
  footer: '웹이 손님을 어떻게 기억하는지 보여 주는 작은 쿠키 가게예요.',
  places: {
    label: '손님에 관해 남는 것',
    session: '내 세션',
    jar: '쿠키 상자',
    workbench: '쿠키 만들기',
    preferences: '내 설정',
    tracking: '사용자 추적',
  },
};

export const memory: Catalogue['memory'] = {
  label: '기억 방식',
  names: {
    db: '데이터베이스',
    signed_cookies: '서명된 쿠키',
    none: '기억 없음',
  },
  line: {
    rowUser:
      '{{name}} 님으로 로그인되어 있어요. 쿠키에 담겨 온 세션 키 `{{key}}` 덕분에 `django_session`에서 손님의 행을 찾았어요.',
    rowVisitor:
      '이름은 아직 몰라요. 그래도 쿠키에 담겨 온 세션 키 `{{key}}` 덕분에 `django_session`에서 손님의 행을 찾았어요.',
    rowStranger: {
      noCookie: '누구신지 모르겠어요. 이번 요청에는 세션 쿠키가 없었어요.',
      badSignature: '누구신지 모르겠어요. 세션 쿠키가 오기는 했지만 서명이 맞지 않아요.',
      nothingThere:
        '누구신지 모르겠어요. 세션 쿠키가 오기는 했지만 `django_session`에서 그 키로 쓸 수 있는 행을 찾지 못했어요. 세션이 만료됐거나 이미 끝났거나, 행이 망가져 읽을 수 없는 거예요.',
    },
    cookieUser:
      '{{name}} 님으로 로그인되어 있어요. 저희가 서명한 쿠키에 그렇게 적혀 있고, `django_session`의 행은 읽지 않았어요.',
    cookieVisitor:
      '이름은 아직 몰라요. 저희가 아는 것은 모두 쿠키에 담겨 왔고, `django_session`의 행은 읽지 않았어요.',
    cookieStranger: {
      noCookie: '누구신지 모르겠어요. 이번 요청에는 서명된 쿠키가 없었어요.',
      badSignature: '누구신지 모르겠어요. 쿠키가 오기는 했지만 서명이 맞지 않거나 너무 오래되었어요.',
    },
    nothing: '여기서는 아무것도 기억하지 않아요. 요청이 올 때마다, 로그인한 바로 다음에도 모르는 손님이에요.',
  },
  engine: {
    db: '`SESSION_ENGINE = "django.contrib.sessions.backends.db"`',
    signed_cookies: '`SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"`',
    none: '세션 엔진이 없어요. Django에서 `SessionMiddleware`를 뺀 것과 같아요.',
  },
};

export const notices: Catalogue['notices'] = {
  loggedOut: '로그아웃했어요. 세션이 끝났고, 그 안의 장바구니도 함께 지워졌어요.',
  passwordChanged: '비밀번호를 바꿨고, 손님의 다른 세션은 모두 끝냈어요.',
  keyChanged: '키를 바꿨어요. 내용은 새 키로 옮겨 왔고, 예전 키로는 이제 아무 행도 찾을 수 없어요.',
  expiresSoon: '이제 마지막으로 바뀐 때부터 60초가 지나면 세션이 만료돼요.',
  expiresWithBrowser: '이제 브라우저를 닫으면 쿠키가 사라져요.',
  expiresAsSet: '세션 수명을 다시 설정대로 맞췄어요.',
  rowDeleted: '행을 지웠어요. 브라우저는 그 사실을 모르고 키를 한 번 더 보냈어요.',
  cookieDeleted:
    '브라우저가 쿠키를 지웠어요. 행은 만료될 때까지 서버에 남아 있지만, 이제 이 브라우저에는 그 행을 찾을 키가 없어요.',
  signedCookieDeleted: '브라우저가 쿠키를 지웠어요. 이제 세션은 브라우저에도 서버에도 남아 있지 않아요.',
  nothingChanged: '바뀐 것이 없어요. 여기에는 바꿀 세션이 없어요.',
  sessionEnded: '세션을 끝냈어요. 그 브라우저는 다음 요청부터 모르는 손님이에요.',
  othersEnded: '다른 세션을 모두 끝냈어요. 그 브라우저들은 다음 요청부터 모르는 손님이에요.',
  preferencesSaved:
    '저장했어요. 서버가 방금 브라우저에서 온 쿠키를 읽고, 손님이 고르신 대로 이 페이지를 만들었어요.',
  preferencesCame:
    '다른 브라우저에서 고른 설정이 따라왔어요. 계정에 저장된 설정을 이 브라우저의 쿠키에 옮겨 적었어요.',
  usernameForgotten: '이제 아이디를 기억하지 않아요. 브라우저가 `remembered_username` 쿠키를 지웠어요.',
  bakeHidden: '`bake_hidden` 쿠키로 24시간 동안 숨겼어요. “내 설정”에서 다시 볼 수 있어요.',
  bakeBack: '알림을 다시 보여 드려요. 브라우저가 `bake_hidden` 쿠키를 지웠어요.',
  greetingBack: '브라우저가 `welcomed` 쿠키를 지웠어요. 서버가 보기에는 다시 첫 방문이에요.',
  trackingAllowed: '허락하신 것을 기억해 둘게요. 이 페이지부터 손님이 여는 페이지를 기록해요.',
  trackingSilent:
    '허락하셨지만 기억하지 않았어요. 브라우저가 Sec-GPC: 1을 보내 손님을 대신해 거절하고 있거든요.',
  trackingRefused:
    '거절하신 것을 기억해 둘게요. 허락과 똑같이 1년 동안 기억하고, 그동안 이 브라우저에서 여는 페이지를 기록하지 않아요.',
  trackingErased:
    '손님의 번호나 계정으로 찾은 기록을 번호까지 모두 지웠어요. 이제부터는 거절하신 것으로 기억해요.',
  trackingLost:
    '거절하신 것을 1년 동안 기억해 둘게요. 다만 번호가 함께 오지 않아서, 그 번호로만 찾을 수 있는 기록은 지우지 못했어요. 그 기록은 보관 기간이 끝나면 사라져요.',
  trackingLostRest:
    '손님의 계정으로 찾은 기록을 모두 지웠고, 거절하신 것을 1년 동안 기억해 둘게요. 다만 번호가 함께 오지 않아서, 그 번호로만 찾을 수 있는 기록은 지우지 못했어요. 그 기록은 보관 기간이 끝나면 사라져요.',
  trackingOthers:
    '거절하신 것을 1년 동안 기억해 둘게요. 브라우저에 있던 번호는 다른 계정과 이어진 것이라 브라우저에서만 지웠어요. 그 번호의 기록은 그 계정에 남아 있고, 그 계정에서 보고 지울 수 있어요.',
  trackingOthersRest:
    '손님의 계정으로 찾은 기록을 모두 지웠고, 거절하신 것을 1년 동안 기억해 둘게요. 브라우저에 있던 번호는 다른 계정과 이어진 것이라 브라우저에서만 지웠어요. 그 번호의 기록은 그 계정에서 보고 지울 수 있어요.',
};
