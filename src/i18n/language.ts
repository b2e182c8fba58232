import { type Request, type RequestHandler, type Response, Router } from 'express';
import { here, href, safePath } from '../pages/addresses.ts';
import { siteCookie, YEAR_IN_MS } from '../pages/site-cookie.ts';
import type { Settings } from '../settings.ts';
import { isLanguage, LANGUAGES, type Language, type Translate, translator } from './translations.ts';

declare global {
  namespace Express {
    interface Request {
      language: Language;
      /** A text of the catalogues in the visitor's language. */
      t: Translate;
    }
  }
}

/** Django's LANGUAGE_COOKIE_NAME. */
export const LANGUAGE_COOKIE = 'django_language';

/** Chooses the language: `?lang=` in the address, else the cookie, else Accept-Language, else LANGUAGE_CODE. */
export function chooseLanguage(settings: Settings): RequestHandler {
  const standard: Language = settings.LANGUAGE_CODE.startsWith('ko') ? 'ko' : 'en';
  const inOrder: [Language, ...Language[]] = [standard, ...LANGUAGES.filter((each) => each !== standard)];
  return (request, response, next) => {
    const { lang } = request.query;
    const { [LANGUAGE_COOKIE]: kept } = request.cookies;
    if (isLanguage(lang)) keepLanguage(request, response, lang);
    else if (isLanguage(kept)) speak(request, kept);
    else speak(request, preferred(request, inOrder) ?? standard);
    response.vary('Accept-Language, Cookie, Accept');
    next();
  };
}

function preferred(request: Request, inOrder: [Language, ...Language[]]): Language | null {
  if (request.headers['accept-language'] === undefined) return null;
  const language = request.acceptsLanguages(...inOrder);
  return isLanguage(language) ? language : null;
}

function speak(request: Request, language: Language): void {
  request.language = language;
  request.t = translator[language];
}

function keepLanguage(request: Request, response: Response, language: Language): void {
  speak(request, language);
  response.cookie(LANGUAGE_COOKIE, language, { ...siteCookie(request), maxAge: YEAR_IN_MS });
}

/**
 * Django's `set_language` view, at Django's path and with its fields.
 * @param follow keeps the choice with whoever is signed in
 */
export const languageRouter = (follow: (request: Request, language: Language) => Promise<void>) =>
  Router().post('/i18n/setlang', async (request, response) => {
    const { language, next } = request.body ?? {};
    if (isLanguage(language)) {
      await follow(request, language);
      keepLanguage(request, response, language);
    }
    response.redirect(303, href(request, safePath(next) ?? here(request)));
  });
