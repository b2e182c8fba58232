import type { Catalogue } from '../en.ts';

export const session: Catalogue['session'] = {
  title: '내 세션',
  lead: {
    db: '브라우저에 있는 쿠키에서 `django_session`에 있는 손님의 행까지, 이번 요청이 지나온 길이에요. 브라우저는 키만 지니고 있고, 나머지는 모두 서버에 남아 있어요.',
    signed_cookies:
      '행은 없어요. 기억하는 내용은 모두 쿠키에 담겨 왔고, 브라우저가 요청할 때마다 다시 보내요.',
    broken:
      '이번 요청에 쿠키가 오기는 했지만, 그 쿠키로는 기억해 둔 것을 찾을 수 없어요. 여기서 길이 끊겨요.',
  },
  path: '쿠키에서 사용자까지',
  cookie: {
    heading: '요청에 담겨 온 쿠키',
    value: {
      db: '쿠키 값은 `s:`(콜론은 `%3A`로 바뀌어서 와요), 키, 점, 그리고 키에 대한 서명으로 이루어져 있어요. 서명은 앞 네 글자만 보여 드려요.',
      signed_cookies:
        '쿠키 값이 곧 세션 데이터예요. 세 부분 사이에 콜론이 있고, 콜론은 `%3A`로 바뀌어서 와요. 서명은 앞 네 글자만 보여 드려요.',
    },
    whole: '값 전체 보기',
    wholeWarning:
      '이 값을 가진 사람은 누구든 서버에서 손님 행세를 할 수 있어요. 남에게 보여 주지 말고, 프로젝터에도 띄우지 마세요.',
    drops: '쿠키가 사라지는 때',
    withBrowser: '브라우저를 닫을 때(세션 쿠키)',
    onDate: '{{date}}(지속 쿠키)',
    size: '쿠키의 크기',
    bytes:
      '이름과 값, 그 사이의 `=`까지 합쳐 {{bytes}}바이트예요. `/signed-cookie` 아래로 가는 요청마다 함께 보내요. 브라우저는 이름과 값을 합쳐 {{limit}}바이트까지 받아요(RFC 6265bis, 5.6). RFC 6265, 6.1에서는 속성까지 세기 때문에, 가게는 안전하게 그보다 긴 `Set-Cookie` 줄을 보내지 않아요.',
  },
  signature: {
    heading: '쿠키의 서명',
    SECRET_KEY: '맞아요. 이 서버가 `SECRET_KEY`로 서명한 키예요.',
    SECRET_KEY_FALLBACKS:
      '예전 비밀 키로는 맞아요. 이 서버가 `SECRET_KEY_FALLBACKS` 가운데 하나로 서명한 키예요.',
    none: '서명이 맞지 않아서 아무것도 찾아보지 않았어요. 이 쿠키를 만들거나 고친 쪽은 서버의 비밀 키를 몰라요.',
  },
  key: '`session_key`',
  keyMeaning:
    '세션 아이디가 바로 이 키예요. 브라우저가 세션에 대해 아는 것은 이 키뿐이에요. 이 키가 담긴 쿠키를 보내면 누구든 손님 본인으로 여기니 남에게 알려 주지 마세요.',
  noRow:
    '이 키에 해당하는 행이 `django_session`에 없어요. 이미 끝난 세션이거나, 만료된 뒤에 지워진 세션이에요.',
  expiredRow:
    '이 키의 행이 아직 `django_session`에 있기는 해요. 하지만 `expire_date`({{date}})가 지나서 없는 것으로 여기고, 그 안의 내용은 쓰지 않았어요.',
  row: {
    heading: '`django_session`에 있는 손님의 행',
    data: '`session_data`',
    expires: '`expire_date`',
    saved: '마지막 저장',
    savedValue:
      '이 페이지를 만들기 {{age}} 전이에요. 데이터에 담긴 타임스탬프를 보고 알았어요. 저장한 때가 적혀 있는 값은 행에서 이것뿐이에요.',
    left: '남은 시간',
    over: '모두 지났어요. 이제 없는 것으로 여겨요.',
    look: '다시 보기',
    size: '크기',
    bytes: '세 열을 합쳐 {{bytes}}바이트',
  },
  parts: {
    heading: { db: '세 부분으로 나누어 본 `session_data`', signed_cookies: '세 부분으로 나누어 본 쿠키 값' },
    payload: '페이로드',
    plain:
      '압축하지 않았어요. JSON {{bytes}}바이트를 base64url로 적은 거예요. 서명은 암호화가 아니라서 누구나 읽을 수 있어요.',
    zlib: '맨 앞의 점은 압축했다는 표시예요. zlib {{packed}}바이트에 JSON {{bytes}}바이트가 들어 있어요. 서명은 암호화가 아니라서 누구나 읽을 수 있어요.',
    timestamp: '타임스탬프',
    signedAt: '{{date}}. 1970년부터 센 초({{seconds}})를 base62로 적은 거예요.',
    timeMeaning: {
      db: '행을 저장한 때예요. 언제 만료될지는 이 값이 아니라 `expire_date`로 정해요.',
      signed_cookies: '쿠키를 만든 때예요. 행이 없으니, 너무 오래되었는지는 이 값으로만 알 수 있어요.',
    },
    tooOld: '너무 오래되었어요. 세션은 이미 끝났고({{date}}), 담긴 내용은 더 이상 쓰지 않아요.',
    mac: '서명(MAC)',
    signedBy: {
      SECRET_KEY: '맞아요. `SECRET_KEY`로 서명한 뒤로 앞부분이 한 글자도 바뀌지 않았어요.',
      SECRET_KEY_FALLBACKS:
        '맞아요. `SECRET_KEY_FALLBACKS` 가운데 하나로 서명한 뒤로 앞부분이 한 글자도 바뀌지 않았어요.',
      none: '맞지 않아요. 앞부분을 누가 고쳤거나, 이 서버의 것이 아닌 비밀 키로 서명했어요. 그래서 풀어 보지 않았어요.',
    },
    notOpened: '풀어 보지 않았어요. 이 서버의 서명이 없으면 믿을 수 없어요.',
    notReadable: '이 서버가 서명했지만 풀 수가 없어요.',
    noParts: '페이로드, 타임스탬프, 서명으로 이루어진 꼴이 아니어서 풀어 보지 않았어요.',
  },
  decoded: '풀어 본 내용',
  decodedMeaning: '페이로드를 JSON으로 되돌려 읽은 거예요. 기억하는 내용은 이게 전부예요.',
  user: {
    heading: '사용자',
    found:
      '`_auth_user_id`를 보고 `auth_user`에서 찾았고, `_auth_user_hash`도 그 사용자의 지금 비밀번호와 맞아요.',
    unknown: '`_auth_user_id`를 보고 찾아도 로그인할 수 있는 사용자가 없어요.',
    nobody: '아직 없어요. 데이터에 `_auth_user_id`가 없어요. 세션이 있다고 해서 로그인한 것은 아니에요.',
  },
  more: '쿠키 더 고르기',
  again:
    '장바구니에 쿠키를 담으면 새 세션을 만들어요. 찾을 수 없는 키나 믿을 수 없는 데이터를 이어서 쓰는 일은 없어요.',
  breaks: {
    noCookie: '이번 요청에는 세션 쿠키가 오지 않아서 행을 찾아보지 않았어요.',
    signature: '세션 쿠키가 왔지만 서명이 맞지 않아서 행을 찾아보지 않았어요.',
    noRow:
      '세션 쿠키가 왔지만 그 키의 행이 `django_session`에 없어요. 이미 끝난 세션이거나, 만료된 뒤에 지워진 세션이에요.',
    expired:
      '세션 쿠키가 왔고 그 키의 행도 아직 `django_session`에 있어요. 하지만 `expire_date`({{date}})가 지나서 없는 것으로 여기고, 그 안의 내용은 쓰지 않았어요.',
    unreadable:
      '세션 쿠키가 왔고 그 키의 행도 `django_session`에 있어요. 하지만 그 안의 내용을 믿을 수 없거나 읽을 수 없어서 쓰지 않았어요.',
  },
  deeds: {
    heading: '직접 해 보기',
    lead: '버튼을 누르면 손님의 세션에 정말로 그 일이 일어나고, 다시 이 페이지로 돌아와요.',
    key: '키',
    ends: '수명',
    halves: '한쪽만',
    cookie: '쿠키',
    cycleKey: {
      label: '키 바꾸기',
      text: '`cycle_key()`와 같아요. 같은 내용을 새 키의 행으로 옮겨요. 로그인은 그대로이고, 복사해 둔 예전 쿠키는 쓸모가 없어져요.',
    },
    soon: {
      label: '60초 뒤에 만료',
      text: '`set_expiry(60)`과 같아요. 바뀔 때마다 60초가 다시 시작되고, 서버와 브라우저에서 함께 만료돼요. 그래서 쓸모없어진 키가 오는 모습은 볼 수 없어요. 그 모습을 보려면 서버의 행을 지워 보세요.',
    },
    withBrowser: {
      label: '브라우저를 닫을 때까지 유지',
      text: '`set_expiry(0)`과 같아요. 세션 쿠키가 돼요. 서버는 브라우저를 닫은 줄 모르니, 서버 쪽에서는 세션이 {{age}} 동안 살아 있어요.',
    },
    asSet: {
      label: '{{age}} 동안 유지',
      text: '`set_expiry(None)`과 같아요. `SESSION_COOKIE_AGE`에 정한 만큼 살고, 바뀔 때마다 그 시간이 다시 시작돼요.',
    },
    deleteRow: {
      label: '서버의 행 지우기',
      text: '행만 지워요. 쿠키는 브라우저에 그대로 남고, 그 안의 키로는 아무것도 찾을 수 없어요.',
    },
    deleteCookie: {
      label: '브라우저의 쿠키 지우기',
      text: '쿠키만 지워요. 만료일이 1970년인 `Set-Cookie`를 보내요. 행은 `expire_date`까지 남아 있지만 이 브라우저에는 그 행을 찾을 키가 없어요.',
    },
    deleteSignedCookie: {
      label: '브라우저의 쿠키 지우기',
      text: '만료일이 1970년인 `Set-Cookie`를 보내요. 서버에는 지울 행이 없어요. 복사해 둔 쿠키가 있다면 만료될 때까지 통해요.',
    },
  },
  empty: {
    db: {
      heading: '세션 쿠키가 오지 않았어요',
      text: '그래서 `django_session`에서 행을 찾아보지 않았어요. 아직 기억할 것이 없어서일 수 있어요. 기억할 것이 생기면 그때 행을 만들고 키를 보내 드려요. 아니면 쿠키만 사라지고 행은 주인을 잃은 채 `expire_date`까지 여기서 기다리고 있을 수도 있어요. 쿠키 없는 요청만 보고는 어느 쪽인지 알 수 없어요. 장바구니에 쿠키를 담고 다시 와 보세요.',
    },
    signed_cookies: {
      heading: '서명된 쿠키가 오지 않았어요',
      text: '아직 기억할 것이 없어서일 수 있어요. 기억할 것이 생기면 그때 서명된 쿠키에 담아 보내 드려요. 아니면 쿠키가 사라지면서 기억하던 내용도 모두 함께 사라졌을 수 있어요. 장바구니에 먹는 쿠키를 담고 다시 와 보세요.',
    },
    none: {
      heading: '세션이 없어요',
      text: '이 방식에서는 요청마다 빈손으로 시작해요. 데이터베이스 방식으로 바꾸면 이 페이지에 보여 드릴 것이 생겨요.',
    },
    choose: '쿠키 고르기',
    remembering: '데이터베이스 방식으로 바꾸기',
  },
};
