// The line grows as one types: the server, which knows the rules, is asked for it a moment after each change.

const PAUSE = 250;

const workbench = document.querySelector('[data-workbench]');
const form = workbench.querySelector('[data-form]');
const said = form.querySelector('[data-said]');
const draft = workbench.querySelector('[data-draft]');
let waiting;
let asked = new AbortController();

async function preview() {
  asked.abort();
  asked = new AbortController();
  const response = await fetch('/cookies/workbench/preview', {
    method: 'POST',
    body: new URLSearchParams(new FormData(form)),
    signal: asked.signal,
  });
  if (!response.ok) throw new Error(`The answer was ${response.status}.`);
  draft.innerHTML = await response.text();
  said.textContent = draft.querySelector('[data-verdict]')?.textContent ?? '';
  markFields();
}

// The line that stands there is of an older cookie.
function sayThatItFailed() {
  for (const place of [draft, said]) place.textContent = workbench.dataset.failed;
}

function markFields() {
  for (const place of form.querySelectorAll('[data-error]')) {
    const { error: name } = place.dataset;
    const reason = workbench.querySelector(`[data-error-of="${name}"]`)?.textContent ?? '';
    if (place.textContent !== reason) place.textContent = reason;
    place.hidden = reason === '';
    const field = form.elements[name];
    if (field instanceof RadioNodeList) continue;
    if (reason === '') field.removeAttribute('aria-invalid');
    else field.setAttribute('aria-invalid', 'true');
  }
}

// Who changes the language comes back to what was typed, if it goes into an address.
function keepForOtherLanguage() {
  const address = `/cookies/workbench?${new URLSearchParams(new FormData(form))}`;
  const isShort = address.length <= Number(form.dataset.longestAddress);
  document.querySelector('.languages [name=next]').value = isShort ? address : '/cookies/workbench';
}

form.addEventListener('input', ({ target }) => {
  // Whoever fills in a time wants it to count.
  if (target.name === 'max_age') form.elements.lifetime.value = 'maxAge';
  if (target.name === 'expires') form.elements.lifetime.value = 'expires';
  keepForOtherLanguage();
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    preview().catch((error) => {
      if (error.name !== 'AbortError') sayThatItFailed();
    });
  }, PAUSE);
});

/** What a script sees of the workbench's cookies: all but those with HttpOnly. */
function showWhatScriptsSee() {
  const place = document.querySelector('[data-script-sees]');
  const ours = document.cookie.split('; ').filter((pair) => /^(__[a-z-]+-)?wb_/i.test(pair));
  const code = document.createElement('code');
  code.textContent = ours.map((pair) => (pair.length > 120 ? `${pair.slice(0, 100)}…` : pair)).join('; ');
  place.replaceChildren(code);
  place.hidden = ours.length === 0;
  document.querySelector('[data-script-none]').hidden = ours.length > 0;
}
showWhatScriptsSee();
form.querySelector('[data-only-show]').hidden = true; // the line stands there anyway
