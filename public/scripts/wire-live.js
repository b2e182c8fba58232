// The wire on a page of its own: what other tabs do appears here.
import { follow } from './wire-list.js';

document.querySelector('[data-live]').hidden = false;
const place = document.querySelector('[data-wire-list]');

follow(place, () => {
  place.textContent = place.dataset.wireFailed;
});
