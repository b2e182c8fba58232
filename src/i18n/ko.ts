import type { Catalogue } from './en.ts';
import { auth, fields } from './ko/auth.ts';
import { errors } from './ko/errors.ts';
import { layout, memory, notices } from './ko/layout.ts';
import { session } from './ko/session.ts';
import { cart, home, shop } from './ko/shop.ts';

/** 우리말 문구. 모양은 영어 문구와 똑같아요. */
export const ko: Catalogue = {
  layout,
  memory,
  notices,
  home,
  shop,
  cart,
  auth,
  fields,
  session,
  errors,
};
