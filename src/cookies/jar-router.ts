import { type Request, type Response, Router } from 'express';
import type { Parts } from '../app.ts';
import { duration } from '../i18n/duration.ts';
import { instantText } from '../i18n/instant.ts';
import { markSeen } from '../lessons/seen.ts';
import { emptyForm, type Form, readForm, showAgain } from '../pages/form.ts';
import { renderPage } from '../pages/render-page.ts';
import { typedAddress, typedIn } from '../pages/typed-address.ts';
import { wantsJson } from '../pages/wants-json.ts';
import { afterRemoval, deletionOf, isSetAnew, sendRemoval } from './deletion.ts';
import { jarOf } from './jar.ts';
import { Removal, Sample } from './jar-forms.ts';
import { receivedCookies } from './received-cookies.ts';
import { ELSEWHERE, isSample, JAR, setSamples } from './sample-cookies.ts';

/** The jar (S6 to S9 of the lecture): every cookie of this browser that this site can know of. */
export function jarRouter(parts: Parts): Router {
  const { settings } = parts;
  return Router()
    .get(JAR, (request, response) => show(request, response))
    .get(ELSEWHERE, showElsewhere)
    .post(`${JAR}/samples`, putIn, showAgain(showSample))
    .post(`${JAR}/delete`, remove, showAgain(showRemoval));

  function show(request: Request, response: Response, forms: Partial<Forms> = {}) {
    const now = Date.now();
    const jar = jarOf(request, parts, now);
    const deletion = deletionOf(request, settings.SESSION_COOKIE_NAME);
    const form = emptyForm(deletion === null ? typedIn(request.query) : {});
    if (wantsJson(request)) return response.json({ cookies: jar.cookies, elsewhere: jar.elsewhere });
    if (jar.cookies.some(({ isOurs }) => isOurs)) markSeen(request, response, 'jar');
    return renderPage(request, response, 'cookies/jar', {
      ...jar,
      ...pageTexts(request, now),
      deletion,
      isSetAnew: (name: string) => isSetAnew(response, name), // asked when all is set that this answer sets
      samples: jar.lines.filter(({ name }) => isSample(name)).toReversed(),
      ...{ sampleForm: form, removalForm: form, ...forms },
      script: ['/scripts/jar.js', '/scripts/countdown.js'],
    });
  }

  function showSample(request: Request, response: Response, form: Form) {
    return show(request, response, { sampleForm: form, here: typedAddress(JAR, form.values, ['value']) });
  }

  function showRemoval(request: Request, response: Response, form: Form) {
    const here = typedAddress(JAR, form.values, ['name', 'path', 'domain']);
    return show(request, response, { removalForm: form, here });
  }

  /** The session's own cookie goes by its engine, which would send it again; its row stays. */
  function remove(request: Request, response: Response) {
    const target = readForm(Removal, request.body, request.t);
    if (target.name === settings.SESSION_COOKIE_NAME) request.sessionEngine.deleteCookie(request);
    sendRemoval(target, settings, request, response);
    // Without a body: with one of text, Node would send the header as UTF-8, and the name's bytes would double.
    response.status(303).location(afterRemoval(target)).end();
  }
}

interface Forms {
  readonly sampleForm: Form;
  readonly removalForm: Form;
  /** Where one comes back to in another language, with what was typed. */
  readonly here: string;
}

function putIn(request: Request, response: Response): void {
  const { value } = readForm(Sample, request.body, request.t);
  setSamples(request, response, value);
  response.redirect(303, `${JAR}#samples`);
}

/** A page to which one cookie more comes. */
function showElsewhere(request: Request, response: Response): void {
  const received = receivedCookies(request);
  const came = received.find(({ name }) => name === 'jar_elsewhere') ?? null;
  renderPage(request, response, 'cookies/elsewhere', { ...pageTexts(request, Date.now()), received, came });
}

function pageTexts({ language }: Request, now: number) {
  return {
    now,
    isSample,
    instant: (ms: number) => instantText(ms, language),
    span: (ms: number) => duration(Math.max(ms, 0) / 1000, language),
    styles: ['/styles/jar.css', '/styles/jar-table.css'],
  };
}
