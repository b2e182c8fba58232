// The persistent cookie's time is over: asks for the page anew, and shows the Cookie line of that request.

const TRIES = 5;
const PAUSE = 1000;

const live = () => document.querySelector('[data-live]');
const said = document.querySelector('[data-said]');

async function look() {
  const response = await fetch(location.pathname, { headers: { Accept: 'text/html' } });
  if (!response.ok) throw new Error(`The answer was ${response.status}.`);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  live().replaceWith(page.querySelector('[data-live]'));
  return live().dataset.live;
}

// The browser's clock and ours may differ by a little.
async function lookUntilGone() {
  let state = 'both';
  for (let tries = 0; state === 'both' && tries < TRIES; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    state = await look();
  }
  said.textContent = live().querySelector('[data-state]').textContent;
}

let looking = false;
document.addEventListener('over', async ({ target }) => {
  if (looking || !live().contains(target)) return;
  looking = true;
  await lookUntilGone().catch(() => {
    live().querySelector('[data-countdown]').textContent = said.dataset.failed;
  });
  looking = false;
});
