import express, { type RequestHandler } from 'express';
import { HttpError } from '../pages/http-error.ts';

/** The longest form of this site, with room to spare. */
const BODY_LIMIT = '16kb';
const MOST_FIELDS = 50;
/** RFC 6265, section 6.1, has browsers keep at least 50 a site. */
const MOST_COOKIES = 100;

/** Reads the fields of a form or of JSON. What is larger than our forms is refused with 413. */
export const readBody = (): RequestHandler[] => [
  express.urlencoded({ extended: false, limit: BODY_LIMIT, parameterLimit: MOST_FIELDS }),
  express.json({ limit: BODY_LIMIT }),
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
