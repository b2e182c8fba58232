import type { Request } from 'express';
import type { Tracked } from './track-visits.ts';
import { answerIn, saysNoByItself } from './tracking-cookies.ts';
import type { Trail } from './trails.ts';

/** Everything that is known of the visitor, for them to take along. Dates are ISO 8601, in UTC. */
export function exported(request: Request, { consent, visitor }: Tracked, trails: readonly Trail[]) {
  return {
    consent,
    answer_in_cookie: answerIn(request),
    sec_gpc: saysNoByItself(request),
    signed_in_as: request.user?.username ?? null,
    browsers: trails.map((trail) => ({
      tracking_id: trail.visitor.id,
      is_this_browser: trail.visitor.number === visitor?.number,
      consented_at: iso(trail.visitor.consented_at),
      joined_with_account_at: trail.visitor.joined_at === null ? null : iso(trail.visitor.joined_at),
      visits: trail.visits.map(({ at, signed_in, ...visit }) => ({
        at: iso(at),
        ...visit,
        signed_in: signed_in === 1,
      })),
    })),
  };
}

const iso = (ms: number) => new Date(ms).toISOString();
