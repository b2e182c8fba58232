import type { Catalogue } from '../en.ts';

export const session: Catalogue['session'] = {
  title: '내 세션',
  lead: {
    db: '이 페이지를 만들 때 `django_session`에 있던 손님의 행이에요. 브라우저는 키만 지니고 있고, 나머지는 모두 서버에 남아 있어요.',
    signed_cookies: '행은 없어요. 아래 내용은 쿠키에 담겨 왔고, 브라우저가 요청할 때마다 다시 보내요.',
    none: '행도 없고 쿠키도 없어요.',
  },
  key: '`session_key`',
  keyMeaning:
    '이것이 세션 아이디예요. 브라우저가 세션에 대해 아는 것은 이것뿐이에요. 이 키가 든 쿠키를 보내면 누구든 손님 본인으로 여기니 남에게 알려 주지 마세요.',
  expires: '`expire_date`',
  expiresMeaning: '협정 세계시(UTC) 기준이에요. 이때부터는 행이 남아 있어도 없는 것으로 여겨요.',
  data: { db: '`session_data`', signed_cookies: '쿠키 값', none: '`session_data`' },
  dataMeaning:
    '기억하는 내용이에요. 암호화한 것이 아니라서 누구나 읽을 수 있지만, 고치면 끝에 붙은 서명과 맞지 않아 바로 드러나요. 맨 앞에 점이 있으면 먼저 압축(zlib)한 것이에요.',
  decoded: '풀어 본 내용',
  decodedMeaning: '위의 문자열을 풀어서 JSON으로 읽은 것이에요.',
  user: '사용자',
  userMeaning: '`_auth_user_id`를 보고 `auth_user`에서 찾았어요.',
  nobody: '아직 없어요. 세션이 있다고 해서 로그인한 것은 아니에요.',
  more: '쿠키 더 고르기',
  empty: {
    db: {
      heading: '아직 행이 없어요',
      text: '기억할 것이 생겨야 비로소 `django_session`에 행을 만들어요. 장바구니에 쿠키를 담고 다시 와 보세요.',
    },
    signed_cookies: {
      heading: '아직 쿠키에 담긴 것이 없어요',
      text: '기억할 것이 생겨야 비로소 서명된 쿠키에 담아 보내요. 장바구니에 먹는 쿠키를 담고 다시 와 보세요.',
    },
    none: {
      heading: '세션이 없어요',
      text: '이 방식에서는 요청마다 빈손으로 시작해요. 데이터베이스로 바꾸면 이 페이지에 보여 드릴 것이 생겨요.',
    },
    choose: '쿠키 고르기',
    remembering: '데이터베이스로 바꾸기',
  },
};
