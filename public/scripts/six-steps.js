// The six steps, live: what another tab does lights them here, one after the other, as it happens; and the
// header says who that makes of the visitor.
import { listen } from './wire-list.js';

const place = document.querySelector('[data-six]');
const status = document.querySelector('[data-six-status]');

/** As in six-steps-motion.css. */
const SECONDS_OF_A_STEP = 0.9;

const partsOf = (whole) => [...whole.querySelectorAll('[data-part]')];
const isLit = (part) => part.classList.contains('is-lit');

/** Each part as the server has made it; the page may have changed since, as when a key is pointed at. */
const made = new Map(partsOf(document).map((part) => [part.id, part.outerHTML]));

async function readAnew() {
  const response = await fetch(place.dataset.six, { headers: { Accept: 'text/html' } });
  if (!response.ok) throw new Error(`${place.dataset.six}: ${response.status}`);
  const template = document.createElement('template');
  template.innerHTML = await response.text(); // made by our own server, which escapes whatever visitors have sent
  const changed = partsOf(template.content).filter((part) => made.get(part.id) !== part.outerHTML);
  const lit = changed.filter((part) => isLit(part) && !isLit(document.getElementById(part.id)));
  lit.forEach(setOff);
  for (const part of changed) await put(part);
  lit.forEach(settle);
  if (lit.length > 0) status.textContent = lit.map((part) => part.dataset.said).join(' ');
}

/** What has just happened is seen to happen, one step after the other. */
function setOff(part, order) {
  made.set(part.id, part.outerHTML);
  part.classList.add('just-lit');
  part.style.setProperty('--six-wait', `${order * SECONDS_OF_A_STEP}s`);
}

/** What is over must not begin anew when the page is drawn anew, as for another width or for paper. */
async function settle(part) {
  await atRest(part);
  part.classList.remove('just-lit');
}

const atRest = (part) =>
  Promise.allSettled(part.getAnimations({ subtree: true }).map(({ finished }) => finished));

/** Puts a part in place of its older self, when that has come to rest. */
async function put(part) {
  const old = document.getElementById(part.id);
  await atRest(old);
  if (!part.classList.contains('just-lit')) made.set(part.id, part.outerHTML);
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  old.replaceWith(part);
  if (focused !== null) keepFocus(part, focused.dataset.focus);
}

/** What had the focus has it again; where it is gone, what took its place. */
function keepFocus(part, name) {
  const same = part.querySelector(`[data-focus="${name}"]`);
  (same ?? part).focus({ preventScroll: true });
}

// One after the other, so that the last answer is also the newest.
let before = Promise.resolve();

function follow() {
  before = before.then(readAnew).catch(() => {
    status.textContent = place.dataset.sixFailed;
    status.classList.remove('unseen');
  });
}

document.querySelector('[data-six-without-script]').hidden = true;
document.querySelector('[data-six-live]').hidden = false;
partsOf(document).forEach(settle);
listen(follow, follow);
