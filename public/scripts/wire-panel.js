// The panel at the foot of every page: read when it is opened, and kept open on the next page.
import { follow } from './wire-list.js';

const panel = document.querySelector('[data-wire]');
const place = panel.querySelector('[data-wire-list]');
let wasOpen = false;
let stop = () => {};

/** Whoever reads the page needs it no less. */
function failed() {
  place.textContent = panel.dataset.wireFailed;
}

/** The server keeps it in a cookie, so that the next page comes with the panel as it is now. */
function remember(isOpen) {
  const body = new URLSearchParams({ open: isOpen ? '1' : '' });
  fetch('/wire/panel', { method: 'POST', body, keepalive: true }).catch(failed);
}

function showOrHide() {
  if (panel.open === wasOpen) return; // a panel that came open says so, too
  wasOpen = panel.open;
  stop();
  stop = panel.open ? follow(place, failed) : () => {};
}

panel.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape' || !panel.open) return;
  panel.open = false;
  panel.querySelector('summary').focus();
});
panel.toggleAttribute('data-script', true);
showOrHide();
panel.addEventListener('toggle', () => {
  if (panel.open !== wasOpen) remember(panel.open);
  showOrHide();
});
