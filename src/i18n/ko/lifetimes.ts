import type { Catalogue } from '../en.ts';

export const lifetimes: Catalogue['lifetimes'] = {
  title: '쿠키의 수명',
  heading: '쿠키는 언제 사라질까요?',
  lead: '브라우저를 닫으면 사라지는 쿠키가 있고, 정해진 때가 되면 사라지는 쿠키가 있어요. 하나씩 받아서, 두 번째 쿠키가 30초 만에 사라지는 모습을 지켜보세요.',
  lecture:
    '강의에서는 이렇게 배웠어요. 세션 쿠키는 현재 세션이 끝나면, 곧 브라우저를 닫으면 삭제돼요. 지속 쿠키는 `Expires`에 적힌 날짜가 되거나 `Max-Age`에 적힌 기간이 지나면 삭제돼요.',
  cookies: {
    heading: '쿠키 두 개, 두 가지 수명',
    set: '쿠키 두 개 받기',
    again: '두 개 다시 받기',
    state: {
      neither:
        '이번 요청에는 두 쿠키가 하나도 오지 않았어요. 아직 받은 적이 없는지, 받은 뒤에 브라우저를 닫았는지 서버는 알 수 없어요.',
      both: '이번 요청에 두 쿠키가 모두 왔어요. `lesson_persistent`가 사라지기까지 남은 시간:',
      over: '`lesson_session`만 왔어요. 30초가 지나서 브라우저가 `lesson_persistent`를 지웠어요. 아무에게도 묻지 않고요.',
      early:
        '30초가 지나지 않았는데 `lesson_session`만 왔어요. 누가 `lesson_persistent`를 지웠는지, 브라우저가 처음부터 받지 않았는지 서버는 알 수 없어요.',
      persistentAlone:
        '`lesson_persistent`만 왔어요. 세션 쿠키가 먼저 사라졌네요. 브라우저를 닫았거나 누가 쿠키를 지운 거예요.',
    },
    leaves: '이제 사라져요. 다시 확인하고 있어요…',
    look: '다시 확인하기',
    failed: '응답이 오지 않았어요. 다시 확인해 주세요.',
    line: '이번 요청의 `Cookie` 줄',
    noLine: '`Cookie` 줄이 오지 않았어요.',
    setLines: '두 쿠키를 보낸 `Set-Cookie` 줄',
    note: '쿠키 값은 저희가 남긴 메모예요. 언제 보냈는지 적고, 두 쿠키가 함께 온 것을 본 다음에는 `came`이라고도 적어요. 그래서 행도 계정도 필요 없어요.',
    why: '쿠키가 왜 더는 오지 않는지 서버는 끝내 알 수 없어요. 만료되었을 수도, 누가 지웠을 수도, 브라우저가 거부했을 수도 있고, 아예 다른 브라우저일 수도 있어요. 서버에는 그 쿠키가 없는 `Cookie` 줄만 보여요.',
  },
  closing: {
    heading: '세션 쿠키가 사라지는 것을 보려면',
    close:
      '브라우저를 완전히 닫으세요. 이 탭만 닫지 말고 모든 창을 닫아야 해요. 휴대전화에서는 앱을 끝내세요.',
    open: '브라우저를 다시 열고 이 페이지로 돌아오세요.',
    restored:
      '아직 남아 있나요? 마지막에 보던 페이지를 이어서 열도록 설정한 브라우저는 탭과 함께 세션 쿠키도 되살려요.',
    row: '그동안에도 `django_session`의 행은 그대로 남아 있어요. 브라우저를 닫았다고 서버에 알려 주는 이가 없거든요. 행은 `expire_date`가 되면 만료되고, 로그아웃하면 지워져요.',
  },
  own: {
    heading: '그럼 손님의 세션 쿠키는요?',
    none: '아직 없어요. 기억할 것이 없으니까요. 로그인하면 생겨요.',
    browser: '세션 쿠키예요. 브라우저를 닫으면 사라져요. `Expires` 없이 보냈어요.',
    persistent: '지속 쿠키예요. {{date}}에 사라져요.',
    chosen: {
      browserClose:
        '행의 `_session_expiry`가 `0`이에요. 브라우저를 닫을 때까지라는 뜻이고, “로그인 상태 유지”를 고르지 않고 로그인하면 이렇게 적혀요.',
      expiry: '행의 `_session_expiry`에 이렇게 적혀 있어요: `{{expiry}}`.',
      settings:
        '행에 `_session_expiry`가 없어서 설정을 따라요: `SESSION_EXPIRE_AT_BROWSER_CLOSE = {{close}}`, `SESSION_COOKIE_AGE = {{age}}`. 로그인하지 않고 장바구니만 쓸 때와 “로그인 상태 유지”를 골라 로그인했을 때 그래요.',
    },
    logIn: '“로그인 상태 유지”를 골라서 한 번, 고르지 않고 한 번 로그인해 보기',
    logInAgain: '다시 로그인하면서 새로 고르기',
  },
  timeline: {
    heading: '내 세션의 일생',
    lead: '쿠키는 브라우저에, 행은 서버에 있고, 저마다 끝나는 때가 있어요.',
    picture: '위에서 아래로 그린 내 세션의 일생',
    same: '시간 순서대로 그렸고, 간격은 실제 길이와 달라요. 시각은 모두 협정 세계시(UTC)예요. 같은 내용을 목록에 글로도 적었어요.',
    row: '행',
    cookie: '쿠키',
    event: {
      loggedIn: '로그인함',
      saved: '행을 마지막으로 저장함',
      now: '지금',
      rowEnds: '행이 만료됨',
      cookieEnds: '쿠키가 만료됨',
      bothEnd: '행과 쿠키가 함께 만료됨',
      browserCloses: '브라우저를 닫음',
    },
    meaning: {
      loggedIn: '로그인하면서 세션이 새 키를 받았어요. 그 뒤에 키를 바꿨다면 지금은 다른 키예요.',
      saved:
        '행의 데이터와 함께 서명한 타임스탬프예요. 내용이 바뀔 때마다 행을 저장하고 만료 시각도 다시 정해요. 보기만 할 때는 그대로예요.',
      now: '이 페이지를 만든 때예요.',
      rowEnds: '`expire_date`예요. 이때부터는 브라우저가 무엇을 보내든 행이 없는 것으로 여겨요.',
      cookieEnds: '쿠키의 `Expires`예요. 이때부터는 브라우저가 쿠키를 보내지 않아요.',
      bothEnd:
        '행의 `expire_date`와 쿠키의 `Expires`가 같은 때예요. 이때부터는 브라우저가 쿠키를 보내지 않고, 행도 없는 것으로 여겨요.',
      browserCloses: '쿠키는 사라지고 행은 남아요.',
    },
    unknown: '언제일지 아무도 몰라요',
    left: '남은 시간:',
    over: '끝났어요.',
    none: '세션이 없어서 그릴 일생도 없어요. 로그인하거나 장바구니에 쿠키를 담고 다시 와 보세요.',
  },
};
