import type { Catalogue } from '../en.ts';

export const auth: Catalogue['auth'] = {
  username: '아이디',
  password: '비밀번호',
  alreadyIn:
    '지금 {{name}} 님으로 로그인되어 있어요. 다른 분이 여기서 로그인하면 이 세션이 끝나고, 그 안의 장바구니도 사라져요.',
  login: {
    title: '로그인',
    rememberMe: '로그인 상태 유지',
    rememberMeHint:
      '브라우저를 닫아도 {{time}} 동안 유지돼요. 여럿이 함께 쓰는 컴퓨터에서는 선택하지 마세요.',
    rememberUsername: '아이디 저장',
    rememberUsernameHint:
      '다음에 오시면 아이디를 미리 채워 드려요. 브라우저가 `remembered_username` 쿠키에 1년 동안 저장해요. 아이디만 담고 비밀번호는 담지 않아서, 이 쿠키만으로는 로그인되지 않아요.',
    submit: '로그인',
    noAccount: '처음이신가요?',
    signUp: '회원 가입하기',
    demoHeading: '둘러보러 오셨나요?',
    demo: '체험용 계정을 써 보세요. 아이디 `{{username}}`, 비밀번호 `{{password}}`',
    forgotten:
      '이 방식에서는 로그인을 받아 주지만, 응답을 보내고 나면 바로 잊어버려요. 한번 해 보세요. 다음 페이지에서는 다시 모르는 손님이 돼요.',
  },
  signup: {
    title: '회원 가입',
    lead: '아이디와 비밀번호만 있으면 돼요.',
    usernameHint: '글자, 숫자, 기호(@ . + - _)만 쓸 수 있어요.',
    passwordHint: '8자 이상으로 정해 주세요. 단어 몇 개를 이어 쓰면 외우기는 쉽고 알아맞히기는 어려워요.',
    passwordAgain: '비밀번호 확인',
    submit: '가입하기',
    stays:
      '가입하면 {{time}} 동안 로그인 상태가 유지돼요. 여럿이 함께 쓰는 컴퓨터에서는 나갈 때 로그아웃하세요.',
    forgotten: '이 방식에서는 계정만 `auth_user`의 행으로 남고, 로그인한 사실은 남지 않아요.',
    haveAccount: '이미 계정이 있으신가요?',
    logIn: '로그인하기',
  },
  profile: {
    title: '내 정보',
    heading: '안녕하세요, {{name}} 님',
    username: '아이디',
    joined: '가입 일시',
    lastLogin: '마지막 로그인',
    never: '아직 없어요',
    changePassword: '비밀번호 바꾸기',
    logOut: '로그아웃',
    seeSession: '나를 알아보는 세션 보기',
  },
  passwordChange: {
    title: '비밀번호 바꾸기',
    lead: '비밀번호를 바꾸면 손님의 다른 세션이 모두 끝나서, 다른 브라우저에서는 다시 로그인해야 해요. 이 브라우저에서는 로그인이 그대로 유지돼요.',
    old: '현재 비밀번호',
    new: '새 비밀번호',
    newAgain: '새 비밀번호 확인',
    newHint: '8자 이상으로 정해 주세요.',
    submit: '비밀번호 바꾸기',
    back: '내 정보로 돌아가기',
  },
};

export const fields: Catalogue['fields'] = {
  required: '빈칸을 채워 주세요.',
  chooseOne: '하나를 골라 주세요.',
  wholeNumber: '정수로 적어 주세요.',
  range: '{{min}}부터 {{max}}까지의 수를 적어 주세요.',
  tooManyOfOne: '장바구니에는 같은 쿠키를 {{max}}개까지만 담을 수 있어요.',
  usernameCharacters: '쓸 수 없는 문자가 들어 있어요. 글자, 숫자, 기호(@ . + - _)만 써 주세요.',
  tooLong: '{{max, number}}자까지만 쓸 수 있어요.',
  usernameTaken: '이미 사용 중인 아이디예요. 다른 아이디를 정해 주세요.',
  passwordTooShort: '너무 짧아요. {{min}}자 이상으로 정해 주세요.',
  passwordTooCommon: '너무 흔한 비밀번호예요. 남이 금방 알아맞힐 수 있어요.',
  passwordLikeUsername: '비밀번호가 아이디와 너무 비슷해요.',
  passwordMismatch: '두 비밀번호가 서로 달라요.',
  wrongLogin: '아이디 또는 비밀번호가 맞지 않아요.',
  wrongOldPassword: '현재 비밀번호가 맞지 않아요.',
  workbenchName: '이름은 wb_로 시작하고 뒤에 글자가 더 있어야 해요. 앞에는 접두사만 붙일 수 있어요.',
  workbenchAscii: 'ASCII 문자만 쓸 수 있고, 제어 문자는 쓸 수 없어요.',
  workbenchSemicolon: '세미콜론은 쓸 수 없어요. 그 뒤는 다른 속성이 돼요.',
  workbenchAttribute: '세미콜론 뒤에 속성이 있어요. 속성은 해당하는 칸에 적어 주세요.',
  workbenchControl: '헤더로 보낼 수 없는 제어 문자가 들어 있어요.',
  workbenchDate: '1601년부터 9999년 사이의 실제로 있는 날짜를 2031-02-28 10:00처럼 적어 주세요.',
  workbenchPath:
    '경로는 / 하나이거나 /cookies/workbench로 시작해야 해요. 다른 페이지의 쿠키는 여기에서 볼 수 없어요.',
  cookieText: '글자가 중간에서 잘려서 인코딩할 수 없어요.',
  cookieName: '쿠키 이름에는 등호, 세미콜론, 줄 바꿈을 쓸 수 없고, 길이는 4,096자까지예요.',
  cookiePath: 'Path는 /lessons처럼 빗금으로 시작해요. 세미콜론과 ASCII가 아닌 문자(한글 등)는 쓸 수 없어요.',
  cookieDomain: 'Domain은 example.com처럼 점이 들어 있는 이름이어야 해요.',
};
