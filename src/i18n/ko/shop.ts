import type { Catalogue } from '../en.ts';

export const home: Catalogue['home'] = {
  title: '어서 오세요',
  heading: '손님을 기억하는 쿠키 가게',
  lead: '쿠키에는 두 가지가 있어요. 하나는 먹는 쿠키이고, 다른 하나는 다시 찾아온 손님을 가게가 알아볼 수 있도록 브라우저가 지니고 다니는 쿠키예요. 먹는 쿠키를 골라 담으면서 브라우저의 쿠키가 하는 일을 지켜보세요.',
  choose: '쿠키 고르기',
  memories: {
    heading: '가게는 하나, 기억은 세 가지',
    lead: '장바구니를 채운 다음, 화면 위쪽에서 기억 방식을 바꾸고 다시 살펴보세요. 가게는 그대로이고 손님을 기억하는 방식만 달라져요.',
    forgets: '잊어버리는 것',
    go: '이 방식으로 바꾸기',
    here: '지금 이 방식이에요',
    db: {
      heading: '데이터베이스의 행',
      keeps:
        '장바구니는 가게의 `django_session` 테이블에 행 하나로 저장돼요. 브라우저는 그 행을 찾는 세션 키(세션 아이디)만 지니고 다녀요.',
      forgets:
        '세션이 만료되거나 손님이 로그아웃하면 행을 잊어요. 브라우저가 세션 키를 잃어버리면 행이 남아 있어도 손님을 알아보지 못해요.',
    },
    signed_cookies: {
      heading: '서명된 쿠키',
      keeps:
        '장바구니 내용이 통째로 쿠키에 담기고, 브라우저가 요청할 때마다 그 쿠키를 함께 보내요. 서명이 있어서 누가 몰래 고치면 바로 드러나요.',
      forgets:
        '브라우저가 잊어버린 것만 잊어요. 4,096바이트까지만 담을 수 있고, 복사해 둔 쿠키는 로그아웃한 뒤에도 만료될 때까지 통해요.',
    },
    none: {
      heading: '기억 없음',
      keeps: '쿠키도 없고 행도 없어요. HTTP는 본래 이렇게 아무것도 기억하지 않는 무상태 프로토콜이에요.',
      forgets: '응답을 보내고 나면 전부 잊어요. 장바구니도, 로그인도, 손님도요.',
    },
  },
};

export const shop: Catalogue['shop'] = {
  title: '쿠키 가게',
  heading: '쿠키를 골라 보세요',
  leadForgetful: '마음에 드는 쿠키를 담고, 장바구니에 남는지 확인해 보세요.',
  lead: '마음에 드는 쿠키를 담고, 어디에 기억해 두었는지 장바구니에서 확인해 보세요.',
  quantityOf: '{{name}} 수량',
  add: '담기',
  addNamed: '담기: {{name}}',
  added: '장바구니에 담은 {{name}}',
  seeCart: '장바구니 보기',
  empty: '지금은 진열대가 비어 있어요. 잠시 뒤에 다시 들러 주세요.',
};

export const cart: Catalogue['cart'] = {
  title: '장바구니',
  count_one: '쿠키 {{count}}개',
  count_other: '쿠키 {{count}}개',
  each: '개당 {{price}}',
  quantityOf: '{{name}} 수량',
  update: '수량 변경',
  updateNamed: '수량 변경: {{name}}',
  remove: '빼기',
  removeNamed: '빼기: {{name}}',
  goneName: '{{product}}번 쿠키',
  gone: '이제 팔지 않는 쿠키예요. 장바구니에서 빼셔도 돼요.',
  total: '합계',
  note: '결제 단계가 없으니 실제로 돈이 나가지는 않아요.',
  clear: '장바구니 비우기',
  more: '쿠키 더 고르기',
  ofSession:
    '장바구니는 이 세션에 딸려 있어요. 다른 브라우저에서나 로그아웃한 뒤에는 빈 장바구니로 시작해요.',
  logIn: '장바구니 그대로 로그인하기',
  see: {
    db: '이 장바구니가 담긴 행 보기',
    signed_cookies: '이 장바구니가 담긴 쿠키 보기',
    none: '무엇이 남았는지 보기',
  },
  empty: {
    heading: '장바구니가 비어 있어요',
    db: '쿠키를 담으면 데이터베이스의 행에 기억해 둬요. 아직 행이 없다면 담는 순간에 생겨요.',
    signed_cookies: '먹는 쿠키를 담으면 서명된 쿠키에 기억해 둬요. 담는 순간 브라우저가 그 쿠키를 받아요.',
    none: '여기서는 늘 비어 있어요. 쿠키를 담으면 받아 주지만, 이번 요청과 다음 요청을 이어 줄 것이 없어서 응답을 보내고 나면 바로 잊어버려요.',
    choose: '쿠키 고르기',
    remembering: '데이터베이스 방식으로 바꿔서 보기',
  },
};
