import type { Database } from 'better-sqlite3';

/** What a new shop sells: slug (also the name of its picture), names, descriptions, price in won. */
const PRODUCTS = [
  [
    'choco-chip',
    'Chocolate chip',
    '초코칩 쿠키',
    'Brown butter, dark chocolate, a pinch of salt.',
    '브라운 버터와 다크 초콜릿에 소금을 살짝 더했어요.',
    2500,
  ],
  [
    'oatmeal-raisin',
    'Oatmeal raisin',
    '오트밀 건포도 쿠키',
    'Rolled oats and plump raisins, soft in the middle.',
    '귀리와 통통한 건포도를 넣고 속은 촉촉하게 구웠어요.',
    2300,
  ],
  [
    'ginger-man',
    'Gingerbread man',
    '진저브레드맨',
    'Ginger, cinnamon, cloves, and three icing buttons.',
    '생강, 계피, 정향으로 향을 내고 아이싱 단추 세 개를 달았어요.',
    2800,
  ],
  [
    'butter-ring',
    'Butter ring',
    '버터링 쿠키',
    'Piped butter dough with a sparkle of sugar.',
    '짤주머니로 짠 버터 반죽에 반짝이는 설탕을 뿌렸어요.',
    1500,
  ],
  [
    'macaron',
    'Raspberry macaron',
    '라즈베리 마카롱',
    'Almond shells, sharp raspberry filling.',
    '아몬드 꼬끄 사이에 새콤한 라즈베리 필링을 채웠어요.',
    3200,
  ],
  [
    'matcha-crinkle',
    'Matcha crinkle',
    '말차 크링클',
    'Green tea from Boseong under cracked sugar.',
    '보성 말차 반죽에 슈거 파우더를 입혀 겉이 갈라지게 구웠어요.',
    2700,
  ],
  [
    'almond-tuile',
    'Almond tuile',
    '아몬드 튀일',
    'A curved wafer, thin enough to see light through.',
    '빛이 비칠 만큼 얇게 구워 둥글게 휘었어요.',
    1800,
  ],
  [
    'jam-thumbprint',
    'Jam thumbprint',
    '잼 쿠키',
    'Shortbread with a thumb’s worth of strawberry jam.',
    '엄지로 꾹 누른 자리에 딸기잼을 담았어요.',
    2200,
  ],
  [
    'sesame-dasik',
    'Black sesame dasik',
    '흑임자 다식',
    'Pressed in a wooden mould, sweetened with honey.',
    '흑임자를 꿀로 반죽해 다식판에 박아 냈어요.',
    3000,
  ],
  [
    'yakgwa',
    'Yakgwa',
    '약과',
    'Honey and ginger syrup, all the way through.',
    '꿀과 생강 조청이 속까지 푹 배었어요.',
    2600,
  ],
  [
    'fortune',
    'Fortune cookie',
    '포춘 쿠키',
    'Crisp, folded, and it keeps a message for you.',
    '바삭한 과자를 접어 손님께 드릴 쪽지 한 장을 넣어 두었어요.',
    1200,
  ],
  [
    'sandwich',
    'Cocoa sandwich',
    '코코아 샌드',
    'Two dark cocoa biscuits hold vanilla cream.',
    '진한 코코아 비스킷 두 장 사이에 바닐라 크림을 넣었어요.',
    1700,
  ],
] as const;

/** Fills the empty `shop_product` of a new file. Products that a shopkeeper removes later stay gone. */
export function insertDemoProducts(database: Database): void {
  const insert = database.prepare(
    `INSERT INTO shop_product (slug, name_en, name_ko, description_en, description_ko, price)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  for (const product of PRODUCTS) insert.run(...product);
}
