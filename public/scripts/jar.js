// What a script of this page really sees in the jar, in place of what it should see.

const table = document.querySelector('[data-jar]');
const view = document.querySelector('[data-document-cookie]');

const pairs = document.cookie.split('; ').filter(Boolean);
const names = new Set(pairs.map((pair) => (pair.includes('=') ? pair.slice(0, pair.indexOf('=')) : '')));

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

for (const cell of document.querySelectorAll('[data-script-sees]')) {
  const isSeen = names.has(cell.dataset.name);
  cell.textContent = isSeen ? table.dataset.sees : table.dataset.seesNot;
  cell.dataset.scriptSees = isSeen;
}

for (const each of document.querySelectorAll('[data-without-script]')) each.hidden = true;
view.replaceChildren(pairs.length === 0 ? element('p', view.dataset.empty) : listOf(pairs.map(shownPair)));
