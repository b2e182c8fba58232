import type { Request } from 'express';
import { instantText } from '../i18n/instant.ts';
import type { Settings } from '../settings.ts';
import { cookiesWithoutSeals, shortSecret } from '../wire/without-secrets.ts';
import { pathPicture } from './path-picture.ts';
import { FEWEST, type Totals } from './totals.ts';
import type { Tracked } from './track-visits.ts';
import { CONSENT_COOKIE, TRACKING_COOKIE } from './tracking-cookies.ts';
import { MOST_BROWSERS, MOST_VISITS } from './trail-statements.ts';
import type { Trail } from './trails.ts';
import { whatWeKnow } from './what-we-know.ts';

/** Visits that the page names one by one; the copy has all. */
const LISTED = 50;
/** Pages that the chart has bars for. */
const MOST_BARS = 12;
/** Steps that the list has lines for, and the picture curves. */
const MOST_STEPS = 20;

/** What the page on tracking shows. */
export function trackingPage(
  request: Request,
  tracked: Tracked,
  trails: readonly Trail[],
  { TRACKING_DAYS: days }: Settings,
) {
  const { consent, visitor } = tracked;
  const known = whatWeKnow(trails);
  const steps = known.steps.slice(0, MOST_STEPS);
  const { language } = request;
  return {
    ...{ consent, known, days, most: MOST_VISITS, mostBrowsers: MOST_BROWSERS, fewest: FEWEST },
    state: stateOf(tracked),
    came: toldOf(tracked),
    id: visitor && shortSecret(visitor.id),
    consentedAt: visitor?.consented_at ?? null,
    isJoined: visitor !== null && visitor.user_id !== null,
    isOfAccount: request.user !== null && trails.some((trail) => trail.visitor.user_id === request.user?.id),
    thisBrowser: visitor === null ? null : 0,
    browsers: trails.length,
    sent: whatWasSent(request),
    pages: known.pages.slice(0, MOST_BARS),
    picture: pathPicture({ ...known, steps }),
    steps,
    listed: known.visits.slice(0, LISTED),
    instant: (ms: number) => instantText(ms, language),
    asksConsent: false, // the page itself asks
    styles: ['/styles/tracking.css', '/styles/tracking-picture.css'],
    script: known.visits.length > 0 ? ['/scripts/tracking.js'] : [],
  };
}

/** How it stands with the answer; who has lost what they answered with is asked again. */
const stateOf = ({ consent, id }: Tracked) => (consent === 'open' && id !== 'none' ? 'again' : consent);

/** What is to be told of the id, before that; null where it is as it should be. */
const toldOf = ({ consent, id }: Tracked) =>
  id === 'none' || (id === 'found' && consent !== 'open') ? null : id;

/** What the browser has sent of this, as it came but for the id, which nobody else needs to read. */
function whatWasSent({ headers }: Request): readonly string[] {
  const isOurs = (pair: string) =>
    pair.startsWith(`${CONSENT_COOKIE}=`) || pair.startsWith(`${TRACKING_COOKIE}=`);
  const pairs = cookiesWithoutSeals(headers.cookie ?? '')
    .split('; ')
    .filter(isOurs);
  const gpc = headers['sec-gpc'];
  return [
    ...(pairs.length > 0 ? [`Cookie: ${pairs.join('; ')}`] : []),
    ...(gpc === undefined ? [] : [`Sec-GPC: ${gpc}`]),
  ];
}

/** What the shopkeeper's page shows. */
export const totalsPage = (totals: Totals | null) => ({
  totals,
  fewest: FEWEST,
  styles: '/styles/tracking.css',
  script: totals === null ? [] : ['/scripts/tracking.js'],
});
