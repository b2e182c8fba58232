import type { Request, RequestHandler, Response } from 'express';
import type { Accounts } from '../auth/accounts.ts';
import type { User } from '../auth/user.ts';
import { opensPage } from '../pages/opens-page.ts';
import { answerIn, bringsId, idIn, saysNoByItself } from './tracking-cookies.ts';
import type { TrackedVisitor } from './trail-statements.ts';
import type { Trails } from './trails.ts';
import { visitOf } from './visit.ts';

/** `open`: not asked yet, or asked again; `gpc`: the browser says no by itself. */
export type Consent = 'open' | 'yes' | 'no' | 'gpc';

/**
 * What came of the id: `none` where neither it nor a yes came; `lost` for a yes without it; `dead` for one that
 * leads to nothing; `others` for one that leads to the trail of another account than is signed in.
 */
export type IdVerdict = 'none' | 'lost' | 'dead' | 'others' | 'found';

/** Whether this request may be recorded, and whose trail it belongs to. */
export interface Tracked {
  readonly consent: Consent;
  readonly id: IdVerdict;
  /** Known by the id that was found; null for any other. */
  readonly visitor: TrackedVisitor | null;
}

declare global {
  namespace Express {
    interface Request {
      /** Not below `/stateless`, where nothing is remembered. */
      tracked?: Tracked;
    }
  }
}

/**
 * Records the pages that are opened by those who have said yes: after the answer, and only a page that was
 * answered well. For anybody else nothing is written, and no cookie is set.
 */
export function trackVisits(trails: Trails, { demo, log }: Accounts): RequestHandler {
  return (request, response, next) => {
    if (request.sessionEngine.name === 'none') return next();
    request.tracked = trackedOf(request, trails);
    const { consent, visitor } = request.tracked;
    if (consent === 'yes' && visitor !== null && isOpened(request))
      response.once('finish', () => record(request, response, visitor));
    next();
  };

  async function record(request: Request, response: Response, visitor: TrackedVisitor) {
    if (!isPage(response)) return;
    try {
      const account = await accountOf(request);
      await trails.record(visitor, visitOf(request, Date.now(), account), account);
    } catch (err) {
      log.error({ err }, 'Visit not recorded');
    }
  }

  /** An account that everybody may be would join everybody. */
  async function accountOf({ user }: Request): Promise<User | null> {
    return user === null || (await demo?.isOf(user)) ? null : user;
  }
}

function trackedOf(request: Request, trails: Trails): Tracked {
  const found = foundBy(request, trails);
  const answer = answerIn(request);
  if (saysNoByItself(request)) return { consent: 'gpc', ...found };
  // A yes without its trail is over: it was erased or has expired, or is of somebody else at this browser.
  if (answer === 'yes') return { consent: found.visitor === null ? 'open' : 'yes', ...found };
  return { consent: answer ?? 'open', ...found };
}

function foundBy(request: Request, trails: Trails): Omit<Tracked, 'consent'> {
  if (!bringsId(request)) return { id: answerIn(request) === 'yes' ? 'lost' : 'none', visitor: null };
  const id = idIn(request);
  const visitor = id === null ? undefined : trails.withId(id);
  if (visitor === undefined) return { id: 'dead', visitor: null };
  const isOfAnother = request.user !== null && (visitor.user_id ?? request.user.id) !== request.user.id;
  return isOfAnother ? { id: 'others', visitor: null } : { id: 'found', visitor };
}

/** What a browser loads beforehand may never be looked at. */
const isOpened = (request: Request) =>
  opensPage(request) && !/\bpre(fetch|render)\b/.test(request.get('Sec-Purpose') ?? '');

const isPage = (response: Response) =>
  response.statusCode === 200 && /^text\/html\b/.test(String(response.get('Content-Type')));

/** Whether the page asks: a browser's visitor who has not answered, on a page that went well. */
export const asksConsent = (request: Request, response: Response) =>
  request.tracked?.consent === 'open' && response.statusCode === 200 && opensPage(request);
