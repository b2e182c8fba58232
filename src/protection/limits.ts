import express, { type RequestHandler, Router } from 'express';
import { PREVIEW, SEND, SHOW } from '../cookies/workbench/addresses.ts';
import { HttpError } from '../pages/http-error.ts';

/** The longest form of this site, with room to spare. */
const BODY_LIMIT = '16kb';
/** The form of the workbench takes more: a value larger than a cookie, and a Hangul letter is nine bytes (`%EC%BF%A0`). */
const LARGE_FORMS = [SEND, SHOW, PREVIEW];
const LARGE_FORM_LIMIT = '64kb';
const MOST_FIELDS = 50;
/** RFC 6265, section 6.1, has browsers keep at least 50 a site. */
const MOST_COOKIES = 100;

/** Reads the fields of a form or of JSON. What is larger than our forms is refused with 413. */
export const readBody = (): RequestHandler =>
  Router().post(LARGE_FORMS, readUpTo(LARGE_FORM_LIMIT)).use(readUpTo(BODY_LIMIT));

const readUpTo = (limit: string): RequestHandler[] => [
  express.urlencoded({ extended: false, limit, parameterLimit: MOST_FIELDS }),
  express.json({ limit }),
];

/** Node itself answers 431 for headers over 16 KiB; this is for many small cookies. */
export const limitCookies: RequestHandler = (request, _response, next) => {
  const count = request.headers.cookie?.split(';').length ?? 0;
  if (count > MOST_COOKIES) throw new HttpError(431, 'tooManyCookies', { max: MOST_COOKIES });
  next();
};

/** cookie-parser reads JSON in a cookie that begins with `j:`. No cookie of this site does; none is anything but text. */
export const onlyTextCookies: RequestHandler = (request, _response, next) => {
  const isText = ([, value]: [string, unknown]) => typeof value === 'string';
  request.cookies = Object.fromEntries(Object.entries(request.cookies).filter(isText));
  next();
};
