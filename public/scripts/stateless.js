// "Was that you?": this browser asks twice who is there, without its cookies and with them.

const form = document.querySelector('[data-ask]');
const results = document.querySelector('[data-verdicts]');
const status = document.querySelector('[data-ask-status]');

async function ask(credentials, without = null) {
  const query = without === null ? '' : `?without=${encodeURIComponent(without)}`;
  const response = await fetch(form.getAttribute('action') + query, {
    credentials,
    headers: { Accept: 'application/json' },
  });
  if (!response.ok) throw new Error(`The answer was ${response.status}.`);
  return response.json();
}

function show(name, { came, cookie, key }) {
  const verdict = document.querySelector(`template[data-came="${came}"]`).content.cloneNode(true);
  const chip = verdict.querySelector('[data-key]');
  if (chip !== null && chip.dataset.key !== key) recolour(chip, key);
  if (cookie !== null) verdict.querySelector('[data-cookie]').replaceChildren(...coloured(cookie, chip));
  document.querySelector(`[data-verdict="${name}"]`).replaceChildren(verdict);
}

// The key was cycled after this page was made, so this page does not know its colour.
function recolour(chip, key) {
  chip.dataset.key = key;
  chip.title = key;
  chip.textContent = `${key.slice(0, 4)}…`;
  chip.className = 'key';
}

// The key wears its colour in the Cookie line, too.
function coloured(cookie, chip) {
  if (chip === null) return [cookie];
  const [before, ...after] = cookie.split(chip.dataset.key);
  if (after.length === 0) return [cookie];
  const whole = chip.cloneNode();
  whole.textContent = chip.dataset.key;
  whole.classList.add('key-whole');
  return [before, whole, after.join(chip.dataset.key)];
}

async function askTwice() {
  status.textContent = form.dataset.asking;
  const without = await ask('omit');
  show('without', without);
  show('withCookie', await ask('same-origin', without.name));
  results.hidden = false;
  status.textContent = '';
}

for (const each of document.querySelectorAll('[data-without-script]')) each.hidden = true;

form?.addEventListener('submit', (event) => {
  event.preventDefault();
  askTwice().catch(() => {
    status.textContent = form.dataset.failed;
  });
});
