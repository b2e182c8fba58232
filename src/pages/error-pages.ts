import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { asUnavailable, DatabaseUnavailable } from '../database/write-transaction.ts';
import type { Log } from '../log.ts';
import { flush } from '../sessions/session.ts';
import { SessionInterrupted } from '../sessions/session-engine.ts';
import { href } from './addresses.ts';
import { type ErrorText, HttpError } from './http-error.ts';
import { renderPage } from './render-page.ts';
import { wantsJson } from './wants-json.ts';

/** Seconds after which a locked or full database may be tried again. */
const RETRY_AFTER = 5;

/** After all routes. */
export const notFound: RequestHandler = () => {
  throw new HttpError(404, 'notFound');
};

/** Answers what went wrong with a page in the site's own dress, or as JSON; shows nothing of its inside. */
export function errorPages(log: Log): ErrorRequestHandler {
  return async (error: unknown, request, response, next) => {
    const refusal = asHttpError(error);
    if (refusal.status === 500) log.error({ err: error, path: request.path }, 'Request failed');
    if (refusal.status === 503) {
      log.error({ err: error, path: request.path }, refusal.text === 'notSaved' ? 'Not saved' : 'Not served');
    }
    if (response.headersSent) return next(error);
    if (error instanceof SessionInterrupted) {
      await forget(request).catch((err) => log.error({ err }, 'Ended session not cleared away'));
    }
    showError(refusal, request, response);
  };
}

/** The session is gone, and with it who this was. */
async function forget(request: Request): Promise<void> {
  request.user = null;
  await flush(request);
}

/** Our own errors say themselves how they are answered; the database and the libraries do not know HTTP. */
function asHttpError(error: unknown): HttpError {
  const cause = asUnavailable(error);
  if (cause instanceof HttpError) return cause;
  if (cause instanceof DatabaseUnavailable)
    return new HttpError(503, 'notSaved', { retryAfter: RETRY_AFTER });
  return byStatus(cause);
}

/** Express and its body parsers say by `status` that the request was at fault. */
function byStatus(error: unknown): HttpError {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  if (status === 413) return new HttpError(413, 'tooLarge');
  return status >= 400 && status < 500 ? new HttpError(status, 'badRequest') : new HttpError(500, 'failed');
}

function showError({ status, text, values }: HttpError, request: Request, response: Response): void {
  const heading = request.t(`errors.${text}.heading`, values);
  const message = request.t(`errors.${text}.message`, values);
  if (values['retryAfter'] !== undefined) response.set('Retry-After', String(values['retryAfter']));
  response.status(status);
  if (wantsJson(request)) {
    response.json({ error: `${heading}. ${message}` });
    return;
  }
  const action = {
    href: href(request, nextStep(text, request.path.slice(request.mount.length))),
    label: request.t(`errors.${text}.action`),
  };
  renderPage(request, response, 'errors/error', { status, heading, message, action });
}

/** The one obvious thing to do next. */
function nextStep(text: ErrorText, path: string): string {
  if (text === 'loginNeeded' || text === 'tooMany') return '/accounts/login';
  if (text === 'noAnswer' || text === 'secureOnly') return '/lessons';
  if (text === 'cookieTooLarge') return '/cart';
  if (text === 'experimentRunning') return path;
  if (text === 'notSaved') return /^\/accounts\/(login|signup|password_change)$/.test(path) ? path : '/cart';
  return '/shop';
}
