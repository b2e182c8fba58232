// Every <time data-countdown data-now="…" datetime="…"> counts down to its instant in the page's language, shows
// the text in its data-over when that has come, and then sends an `over` event up the page. The instant comes
// by the server's clock, which said data-now when it made this; the visitor's clock may be far from it.

const UNITS = [
  ['day', 24 * 60 * 60],
  ['hour', 60 * 60],
  ['minute', 60],
  ['second', 1],
];

const language = document.documentElement.lang;
const numbers = new Map(
  UNITS.map(([unit]) => [
    unit,
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }),
  ]),
);
const list = new Intl.ListFormat(language, { type: 'unit', style: 'long' });

/** The instant that each has come to the end of: it may be given another. */
const ended = new WeakMap();

function textOf(seconds) {
  const first = UNITS.findIndex(([, length]) => seconds >= length);
  const parts = UNITS.slice(first).map(([unit, length], at) => {
    const whole = at === 0 ? seconds : seconds % UNITS[first + at - 1][1];
    return numbers.get(unit).format(Math.floor(whole / length));
  });
  return list.format(parts);
}

/** For each, how far (ms) the server's clock is ahead of ours: as seen when we first saw it. */
const ahead = new WeakMap();

function serverNow(time) {
  if (!ahead.has(time)) ahead.set(time, Date.parse(time.dataset.now) - Date.now());
  return Date.now() + ahead.get(time);
}

function show(time) {
  const seconds = Math.ceil((Date.parse(time.dateTime) - serverNow(time)) / 1000);
  time.setAttribute('aria-live', 'off');
  if (seconds > 0) time.textContent = textOf(seconds);
  else if (ended.get(time) !== time.dateTime) end(time);
}

function end(time) {
  ended.set(time, time.dateTime);
  time.textContent = time.dataset.over;
  time.dispatchEvent(new CustomEvent('over', { bubbles: true }));
}

function showAll() {
  for (const time of document.querySelectorAll('time[data-countdown]')) show(time);
}

// By then every other script of the page listens.
document.addEventListener('DOMContentLoaded', showAll);
setInterval(showAll, 1000);
