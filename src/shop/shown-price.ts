import type { Request } from 'express';
import { keptInCookies } from '../preferences/preference-cookies.ts';

const formats = {
  en: new Intl.NumberFormat('en', { style: 'currency', currency: 'KRW' }),
  ko: new Intl.NumberFormat('ko', { style: 'decimal' }),
};

/** What a price of the shop is without Korea's VAT of 10 %, which it includes; in whole won. */
export const withoutVat = (price: number) => Math.round((price * 10) / 11);

/** How prices are shown to this visitor. What is charged, and what JSON says, includes VAT in any case. */
export function shownPrices(request: Request) {
  const isWithoutVat = keptInCookies(request).prices === 'without_vat';
  const wonWithVat = priceFormat(request);
  const won = isWithoutVat ? (price: number) => wonWithVat(withoutVat(price)) : wonWithVat;
  return { isWithoutVat, won, wonWithVat };
}

/** ₩1,500 in English; 1,500원 in Korean, as a Korean shop would write it. */
const priceFormat =
  ({ language }: Request) =>
  (amount: number) =>
    language === 'ko' ? `${formats.ko.format(amount)}원` : formats.en.format(amount);
