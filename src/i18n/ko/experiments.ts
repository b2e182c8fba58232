import type { Catalogue } from '../en.ts';
import { browserExperiments } from './experiments-browser.ts';
import { clientExperiments } from './experiments-client.ts';

export const experiments: Catalogue['experiments'] = {
  title: '이렇게 하면 어떻게 될까요?',
  lead: '말로만 따지면 한 시간은 걸릴 질문 열세 가지예요. 여기서는 직접 해 봐요. 먼저 예상을 고르면 그 일을 실제로 하고, 그때 오간 것을 그대로 보여 드려요.',
  kept: '고른 예상과 실제 결과는 `experiments`라는 별도의 쿠키에 담아 둬요. 이 쿠키는 `/lessons/experiments` 아래에서만 오가요.',
  progress: '{{all}}가지 가운데 {{done}}가지를 해 봤어요',
  question: '질문',
  predicted: '내 예상',
  happened: '실제 결과',
  notYet: '아직 안 해 봤어요',
  asSaid: '예상대로예요',
  notAsSaid: '예상과 달라요',
  begin: '첫 번째 실험 하기',
  goOn: '다음 실험 하기',
  allDone: '모두 해 보셨어요. 언제든지 다시 해 볼 수 있어요.',
  back: '실험 목록',
  by: {
    browser: '손님의 브라우저가 직접 해요. 그래서 실험이 끝나면 손님이 보낸 요청을 그대로 볼 수 있어요.',
    client: '이 사이트가 따로 둔 클라이언트로 해요. 쿠키도 따로 저장하니 손님의 세션에는 아무 영향이 없어요.',
  },
  endsSession:
    '이 실험을 하면 손님의 세션이 끝나요. 로그인도, 장바구니도 사라져요. 남겨 두고 싶은 것이 있다면 시크릿 창에서 해 보세요.',
  unknown: '이 실험 기록은 더 이상 남아 있지 않아요. 처음부터 다시 해 보세요.',
  makesSession: '지금은 세션이 없어서 실험에 쓸 세션을 하나 만들어요.',
  keepsSession: '실험이 끝나도 손님의 세션으로 남아요.',
  impossible:
    '이 실험은 체험용 계정으로 로그인해야 하는데, 여기에는 체험용 계정이 없어요. 실제로 운영하는 사이트에 누구나 비밀번호를 아는 계정을 두면 안 되니까요. 이 사이트를 내 컴퓨터에서 실행하면 해 볼 수 있어요.',
  predict: '어떻게 될까요?',
  prediction: '내 예상',
  do: '해 보기',
  result: {
    heading: '실제 결과',
    otherwise: '보기 가운데 어느 것도 아니에요. 실제로 오간 것을 아래에서 확인해 보세요.',
    asItShould: '이렇게 되어야 맞아요.',
    should: '나와야 할 결과',
  },
  seen: {
    heading: '오간 것',
    others_one: '그 밖의 쿠키 {{count}}개',
    others_other: '그 밖의 쿠키 {{count}}개',
    noCookie: '없음',
    othersOnly_one: '이 실험과 관계없는 쿠키 {{count}}개뿐',
    othersOnly_other: '이 실험과 관계없는 쿠키 {{count}}개뿐',
    bytes: '이름과 값을 합쳐 {{count, number}}바이트',
    times: '동시에 {{count}}번',
    waiting: '아직 응답하지 않음',
    asked: '요청',
    answered: '응답',
    found: {
      found: '서버가 행을 찾았어요.',
      noCookie: '세션 쿠키가 오지 않았어요. 모르는 손님이에요.',
      badSignature: '세션 쿠키가 왔지만 서명이 맞지 않아요. 모르는 손님이에요.',
      nothingThere:
        '세션 쿠키가 왔지만 그 키에 해당하는 행이 없거나, 만료됐거나, 읽을 수 없어요. 모르는 손님이에요.',
    },
  },
  who: {
    you: '손님의 브라우저',
    client: '클라이언트',
    original: '로그인한 브라우저',
    curl: '다른 프로그램',
    thief: '도둑',
    attacker: '공격자',
    victim: '피해자의 브라우저',
    tabs: '여러 탭을 연 브라우저',
  },
  notes: {
    rowDeleted: '행을 지웠어요. 브라우저에는 알리지 않았어요.',
    rowExpired: '행의 `expire_date`를 이미 지난 시각으로 바꿨어요. 브라우저에는 알리지 않았어요.',
    characterChanged: '쿠키에 담긴 키의 글자 하나를 손으로 바꿨어요.',
    cookieCopied: '세션 쿠키를 다른 프로그램으로 복사했어요.',
    cookiePlanted: '공격자의 세션 쿠키를 피해자의 브라우저에 심었어요.',
    restarted: '서버를 껐다가 다시 켰어요.',
    noAnswer: '사이트가 따로 둔 클라이언트에 제때 응답하지 못했어요.',
  },
  rows: {
    heading: '`django_session`의 행',
    when: '시점',
    before: '실험 전',
    after: '실험 후',
    remembers: '기억하는 것',
    none: '이 키의 행이 없음',
    expired: '이미 지남',
  },
  command: {
    heading: '내 터미널에서 해 보기',
    text: '이 실험에 쓴 세션은 {{date}}에 끝나요. 그때까지 아래 쿠키를 보내면 누구든 체험용 계정으로 로그인한 것으로 여겨요.',
    whole:
      '다른 곳에서는 서명을 잘라서 보여 드리지만, 이 명령은 실제로 통해야 해서 서명이 통째로 들어 있어요. 프로젝터에 띄워 두지 마세요.',
    over: '이 실험에 쓴 세션은 이미 끝났어요. 아래 명령을 실행하면 쿠키를 보내기는 하지만 `"user":null`이 나와요. 다시 해 보려면 실험을 한 번 더 하세요.',
  },
  why: '왜 그럴까요?',
  speakers: {
    browser: '브라우저',
    client: '클라이언트',
    server: '서버',
    database: '데이터베이스',
    original: '로그인한 브라우저',
    curl: '다른 프로그램',
    thief: '도둑',
    attacker: '공격자',
    victim: '피해자의 브라우저',
  },
  differs: {
    heading: '다른 결과가 나왔나요?',
    browser: {
      version:
        '브라우저의 규칙은 바뀌어요. 더 오래된 브라우저나 더 새로운 브라우저는 다르게 동작할 수 있어요.',
      extension: '확장 프로그램이나 개인 정보 보호 설정이 쿠키를 지우거나 거부했을 수 있어요.',
      tab: '그사이에 이 사이트의 다른 탭이 손님의 세션을 바꿨을 수 있어요.',
    },
    client: {
      busy: '사이트가 너무 바빠서 따로 둔 클라이언트에 제때 응답하지 못했을 수 있어요.',
      throttled:
        '한 주소에서 체험용 계정으로 로그인하다가 여러 번 실패하면, 몇 분 동안은 맞는 비밀번호도 거절해요(상태 코드 429).',
      changed:
        '누군가 이 사이트를 고쳤을 수도 있어요. 여기에는 일어나야 할 일이 아니라 실제로 일어난 일만 보여 드려요.',
    },
  },
  logInAgain: '다시 로그인하기',
  next: '다음 실험',
  again: '다시 해 보기',
  of: { ...browserExperiments, ...clientExperiments },
};
