// One key, one colour: pointing at a session key lights it wherever it stands on the page, and so does coming
// by keyboard to a link, a button or a summary that holds one.

let pointedAt;
let focused;

function light() {
  const key = pointedAt ?? focused;
  for (const chip of document.querySelectorAll('[data-key]')) {
    chip.toggleAttribute('data-lit', key !== undefined && chip.dataset.key === key);
  }
}

// A page that scrolls below a resting mouse says so, too: what has the focus stays lit.
document.addEventListener('pointerover', ({ target }) => {
  pointedAt = target.closest('[data-key]')?.dataset.key;
  light();
});

document.addEventListener('focusin', ({ target }) => {
  const holder = target.matches(':is(a, button, summary):focus-visible') ? target : null;
  focused = holder?.querySelector('[data-key]')?.dataset.key;
  light();
});

document.addEventListener('focusout', () => {
  focused = undefined;
  light();
});
