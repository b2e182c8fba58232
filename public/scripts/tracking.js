// Draws each table as a chart, and puts times into the visitor's own time zone. Without this script the tables
// stand open, and the times are in UTC.

import '/vendor/chart.js';

const { Chart } = globalThis;
const language = document.documentElement.lang;
// Its name in the language of the page, as one would say it.
const zone = new Intl.DateTimeFormat(language, { timeZoneName: 'long' })
  .formatToParts()
  .find(({ type }) => type === 'timeZoneName').value;

const instant = new Intl.DateTimeFormat(language, {
  dateStyle: 'long',
  timeStyle: 'medium',
  hourCycle: 'h23',
});
for (const time of document.querySelectorAll('time[data-local]')) {
  time.textContent = instant.format(new Date(time.dateTime));
}
for (const place of document.querySelectorAll('[data-zone]')) place.textContent = zone;

const hourName = (hour) => `${String(hour).padStart(2, '0')}:00`;

/** Counts the hours anew, by the clock on the visitor's wall. */
function toLocalHours(table) {
  const counts = Array(24).fill(0);
  for (const second of table.dataset.instants.split(' ')) counts[new Date(second * 1000).getHours()] += 1;
  const [sample] = table.tBodies[0].rows;
  const rows = counts.flatMap((count, hour) => (count === 0 ? [] : [rowLike(sample, hourName(hour), count)]));
  table.tBodies[0].replaceChildren(...rows);
  table.caption.textContent = table.dataset.localCaption.replace('{zone}', zone);
}

function rowLike(sample, name, count) {
  const row = sample.cloneNode(true);
  row.cells[0].textContent = name;
  row.cells[1].textContent = count;
  return row;
}

/** What the table says: its first column, and the number in its last. */
function dataOf(table) {
  const rows = [...table.tBodies[0].rows];
  return new Map(
    rows.map(({ cells }) => [cells[0].textContent.trim(), Number(cells[cells.length - 1].textContent)]),
  );
}

function everyHour(counts) {
  const hours = Array.from({ length: 24 }, (_, hour) => hourName(hour));
  return new Map(hours.map((hour) => [hour, counts.get(hour) ?? 0]));
}

/** A chart knows no custom properties: the style sheet gives the colours to the element around it. */
function colour({ data, options }, room) {
  const { color, borderTopColor, caretColor } = getComputedStyle(room);
  data.datasets[0].backgroundColor = caretColor;
  for (const scale of Object.values(options.scales)) {
    scale.ticks.color = color;
    scale.grid.color = borderTopColor;
  }
}

const smallPrint = parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.875;

/** As large as small print, where there is room for it. */
const font = ({ chart }) => ({ size: Math.min(smallPrint, Math.max(12, chart.width / 36)) });

const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;

function optionsOf(isLying) {
  const numbers = { beginAtZero: true, ticks: { precision: 0, font }, grid: {} };
  const names = { ticks: { autoSkip: !isLying, font }, grid: { display: false } };
  return {
    indexAxis: isLying ? 'y' : 'x',
    maintainAspectRatio: false,
    animation: isStill ? false : { duration: 400 },
    locale: language,
    plugins: { legend: { display: false }, colors: { enabled: false } },
    scales: isLying ? { x: numbers, y: names } : { x: names, y: numbers },
  };
}

function draw(figure) {
  const table = figure.querySelector('table');
  if (table.dataset.instants) toLocalHours(table);
  const isLying = figure.dataset.chart === 'bars';
  const counts = table.dataset.instants ? everyHour(dataOf(table)) : dataOf(table);
  const room = document.createElement('div');
  room.className = 'tracking-canvas';
  if (isLying) room.style.height = `${counts.size * 28 + 48}px`;
  const canvas = document.createElement('canvas');
  canvas.role = 'img';
  canvas.ariaLabel = figure.dataset.label;
  room.append(canvas);
  figure.prepend(room);
  figure.querySelector('details').open = false;
  const datasets = [{ data: [...counts.values()], maxBarThickness: 24 }];
  const plan = { type: 'bar', data: { labels: [...counts.keys()], datasets }, options: optionsOf(isLying) };
  colour(plan, room);
  const chart = new Chart(canvas, plan);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    colour(chart, room);
    chart.update('none');
  });
}

Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
for (const figure of document.querySelectorAll('[data-chart]')) {
  if (figure.querySelector('tbody').rows.length > 0) draw(figure);
}
