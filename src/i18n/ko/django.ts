import type { Catalogue } from '../en.ts';

export const django: Catalogue['django'] = {
  title: 'Express와 Django',
  heading: 'Express와 Django를 나란히',
  lead: '이 가게는 Express로 만들었지만 Django처럼 손님을 기억해요. Django가 쓰는 테이블에, Django가 쓰는 이름 그대로요. 지금 실제로 쓰는 설정과 손님의 행을 놓고 둘을 나란히 살펴봐요.',
  settings: {
    heading: '지금 쓰는 설정',
    statement: '강의에서는 Django가 데이터베이스 기반 세션을 기본값으로 쓴다고 했어요.',
    text: '세션을 어디에 저장할지는 `SESSION_ENGINE`으로 정해요. 캐시나 파일, 서명된 쿠키에 저장할 수도 있는데, 그때도 프로젝트의 다른 코드는 고치지 않아도 돼요. 이 페이지는 데이터베이스로 기억하는 가게에 있어서, 지금 쓰는 설정은 아래와 같아요.',
    here: '지금 여기',
    default: 'Django 기본값',
    differs: '달라요.',
    meaning: {
      SESSION_ENGINE: '세션을 저장하는 곳이에요.',
      SESSION_COOKIE_NAME: '세션 아이디가 담긴 쿠키의 이름이에요.',
      SESSION_COOKIE_AGE: '마지막으로 바뀐 뒤 세션이 살아 있는 시간(초)이에요.',
      SESSION_COOKIE_SAMESITE: '다른 사이트에서 넘어올 때도 쿠키를 보낼지 정해요.',
      SESSION_COOKIE_HTTPONLY: '스크립트가 쿠키를 못 보게 할지 정해요.',
      SESSION_COOKIE_SECURE: '쿠키를 HTTPS로만 보낼지 정해요.',
      SESSION_COOKIE_DOMAIN: '쿠키를 함께 쓸 호스트예요. 정하지 않으면 이 호스트에만 보내요.',
      SESSION_COOKIE_PATH: '브라우저가 쿠키를 보내는 경로예요. 그 아래 경로에도 보내요.',
      SESSION_EXPIRE_AT_BROWSER_CLOSE:
        '브라우저를 닫을 때 쿠키를 지울지 정해요. 로그인할 때 따로 정했으면 그대로 따라요.',
      SESSION_SAVE_EVERY_REQUEST: '요청할 때마다 세션을 저장해서 만료 시각을 늦출지 정해요.',
      LANGUAGE_CODE: '원하는 언어를 알 수 없는 손님에게 쓰는 언어예요.',
      SECRET_KEY: '행과 쿠키에 서명하는 비밀 키예요. 이 사이트와 Django가 같은 키를 써야 서로를 믿어요.',
    },
    secret: {
      long: '정해 두었지만 보여 드리지 않아요(50자 이상)',
      enough: '정해 두었지만 보여 드리지 않아요(32자에서 49자 사이)',
    },
    why: {
      auto: '`auto`는 연결에 따라 정해요. HTTPS면 켜고 HTTP면 끄니까, 켜는 것을 깜빡할 일이 없어요. 손님은 지금 {{protocol}}로 접속하셨어요.',
      secret:
        'Django에는 기본값이 없고, 정하지 않으면 시작하지 않아요. 누구나 아는 기본값은 비밀이 아니니까요.',
      chosen: '이 사이트를 시작한 사람이 이렇게 정했어요.',
    },
  },
  row: {
    none: '이번 요청으로는 `django_session`에서 쓸 수 있는 행을 찾지 못했어요',
    toHaveOne: '장바구니에 쿠키를 담으면 손님의 행과, Django로 그 행을 읽는 명령이 여기에 나타나요.',
    statement:
      '강의에서는 세션 정보가 데이터베이스의 `django_session` 테이블에 저장된다고 했어요. Django에서도 여기에서도 열은 세 개뿐이에요.',
    choose: '쿠키 고르기',
    see: '내 행까지 가는 길 보기',
    command: '진짜 Django로 읽어 보기',
    commandText:
      '이 사이트가 돌아가는 컴퓨터의 터미널을 프로젝트 폴더에서 열어야 하고, Django 3.1 이상을 설치한 파이썬이 있어야 해요. 명령에 손님의 키가 들어 있으니 남에게 보여 주지 마세요. Django도 똑같은 행에서 똑같은 내용과 사용자를 찾아내고, 도중에 쓴 것은 모두 되돌려요.',
    development:
      '파일이 있는 경로는 이 사이트가 개발용으로 실행 중이라서 보여 드려요. 실제로 운영할 때는 데이터베이스의 파일 이름만 보여 드려요.',
    secretFrom: {
      file: '비밀 키는 이 사이트가 데이터베이스 옆에 둔 파일에서 읽어요.',
      environment:
        '이 사이트는 비밀 키를 따로 받아 시작했어요. 먼저 그 터미널의 `SECRET_KEY`에 같은 키를 넣어 주세요.',
    },
  },
  lines: {
    heading: '한 줄씩 비교해 보기',
    text: '한쪽은 Django 프로젝트나 Django 안에 있는 줄이고, 다른 쪽은 이 사이트에서 같은 일을 하는 줄이에요.',
    django: 'Django에서',
    here: '이 사이트의 Express',
    difference:
      '이 가운데 한 줄은 문법만 다른 것이 아니에요. Django는 뷰가 끝난 뒤에 세션을 저장하기 때문에 두 요청이 동시에 세션을 바꾸면 나중에 저장한 쪽만 남아요. 여기서는 `update`가 읽고 바꾸고 저장하는 일을 트랜잭션 하나로 묶어서 둘 다 남아요.',
  },
  groups: {
    request: '모든 요청',
    login: '로그인',
    cart: '장바구니',
    logout: '로그아웃',
    settings: '설정',
    model: '모델과 테이블',
  },
  what: {
    findSession: '세션 찾기',
    findUser: '그 세션의 사용자 찾기',
    whoIsIt: '누구인가요?',
    usersOnly: '로그인해야 볼 수 있는 페이지',
    isItThem: '본인이 맞나요?',
    rememberThem: '누구인지 기억하기',
    newKey: '그 안에서: 새 키로 바꾸기',
    userId: '그 안에서: 사용자 번호 적기',
    untilBrowserCloses: '브라우저를 닫을 때까지만',
    newPassword: '비밀번호를 바꾼 뒤',
    readCart: '장바구니 읽기',
    changeCart: '장바구니 바꾸기',
    logOut: '로그아웃하기',
    forgetAll: '그 안에서: 모두 잊기',
    age: '세션의 수명',
    sameSite: '어디에서 온 요청에 쿠키를 보낼지',
    rowKey: '키',
    rowData: '데이터',
    rowEnd: '만료 시각',
    writtenAs: '데이터를 적는 방법',
    cleared: '만료된 행을 지우는 방법',
  },
  work: {
    heading: 'Django가 덜어 주는 일',
    statement:
      '강의에서는 Django가 많이 도와주기 때문에 세션이 어떻게 동작하는지 거의 생각하지 않아도 된다고 했어요.',
    text: 'Express는 그 일을 우리에게 맡겨요. 그래서 여기서는 눈으로 볼 수 있어요. 세션 쿠키가 온 요청마다 해야 하는 일을 차례로 적고, 이 사이트에서는 어느 파일이 그 일을 하는지, Django라면 `MIDDLEWARE`의 어느 줄이나 어느 함수가 알아서 해 주는지 함께 적었어요. 마지막 네 가지는 세션이 바뀔 때만 해요.',
    spared: 'Django라면:',
    done: {
      cookie: '여러 쿠키 가운데 세션 쿠키를 찾아 서명을 확인하고 키를 꺼내요.',
      store: '저장소에서 그 키의 행을 찾아요. 만료된 행은 빼고요.',
      translation: '다른 테이블에 맞춰 만든 저장소가 `django_session`을 읽게 해요.',
      signature: '`session_data`의 서명을 확인하고 풀어요. 압축되어 있으면 압축도 풀어요.',
      json: '파이썬이 쓴 JSON을 읽어요. 자바스크립트가 다루지 못할 만큼 큰 수가 들어 있을 수 있거든요.',
      user: '`_auth_user_id`로 사용자를 찾아요. 사용이 중지된 계정이면 바로 로그아웃 상태가 돼요.',
      authHash: '`_auth_user_hash`를 보고 비밀번호가 로그인할 때와 같은지 확인해요.',
      crossSite: '다른 사이트에서 보낸 폼을 거절해요.',
      change:
        '바뀐 내용을 저장해요. 여기서는 먼저 행을 다시 읽고 그사이에 아무도 끼어들지 못하게 하는데, Django는 그렇게 하지 않아요.',
      key: '세션을 시작할 때와 로그인할 때마다 아무도 알아맞힐 수 없는 키를 만들어요.',
      end: '행이 언제 만료되고 브라우저가 언제 쿠키를 지울지 계산해요.',
      setCookie: '설정에 맞는 속성을 붙여 브라우저에 새 키를 알려요.',
    },
  },
};
