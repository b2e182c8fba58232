// What a script of this page really sees in the jar, in place of what it should see.

const table = document.querySelector('[data-jar]');
const view = document.querySelector('[data-document-cookie]');

const pairs = document.cookie.split('; ').filter(Boolean);

function element(name, text, className = '') {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

// A cookie without HttpOnly may still be a secret, and this page may stand on a projector.
const LONGEST = 40;
const short = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

function shownPair(pair) {
  const at = pair.indexOf('=') + 1;
  return pair.slice(0, at) + short(pair.slice(at));
}

function listOf(texts) {
  const list = element('ul', '', 'jar-pairs');
  for (const text of texts) list.appendChild(document.createElement('li')).append(element('code', text));
  return list;
}

// Of a sealed value the page shows the beginning alone, and so of what a script sees.
function isSeenAs(pair, { name, value }) {
  const at = pair.indexOf('=') + 1;
  if (pair.slice(0, Math.max(at - 1, 0)) !== name) return false;
  const seen = pair.slice(at);
  return value.endsWith('…') ? seen.startsWith(value.slice(0, -1)) : seen === value;
}

// Of cookies that are alike, a script may see some and not the others; which ones, it cannot tell.
const cells = [...document.querySelectorAll('[data-script-sees]')].map((cell) => ({ cell, ...cell.dataset }));
for (const { cell, ...cookie } of cells) {
  const alike = cells.filter(({ name, value }) => name === cookie.name && value === cookie.value);
  const seen = pairs.filter((pair) => isSeenAs(pair, cookie));
  const verdict = seen.length === 0 ? 'seesNot' : seen.length < alike.length ? 'seesSome' : 'sees';
  cell.textContent = table.dataset[verdict];
  cell.dataset.scriptSees = verdict;
}

for (const each of document.querySelectorAll('[data-without-script]')) each.hidden = true;
view.replaceChildren(pairs.length === 0 ? element('p', view.dataset.empty) : listOf(pairs.map(shownPair)));
