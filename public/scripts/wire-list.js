// A list of exchanges that grows by itself: each one is put on top when the server has answered it.

const MOST = 30;
const TRY_AGAIN_AFTER = 5000;

/**
 * Listens while the page can be seen: a browser keeps six connections to a site, and a hidden tab must
 * not hold one. What is there so far is read when the ear is open, so that nothing is missed between the two.
 * @param opened reads what has happened so far
 * @param exchanged is told of each exchange that ends
 * @returns stops it
 */
export function listen(opened, exchanged) {
  let events;
  let again;
  const stop = () => {
    clearTimeout(again);
    events?.close();
  };
  const start = () => {
    stop();
    if (document.visibilityState !== 'visible') return;
    events = new EventSource('/wire/events');
    events.addEventListener('open', opened);
    events.addEventListener('exchange', exchanged);
    events.addEventListener('error', () => {
      // A lost connection the browser tries again by itself; a refusal it does not.
      if (events.readyState === EventSource.CLOSED) again = setTimeout(start, TRY_AGAIN_AFTER);
    });
  };
  document.addEventListener('visibilitychange', start);
  start();
  return () => {
    document.removeEventListener('visibilitychange', start);
    stop();
  };
}

async function read(address) {
  const response = await fetch(address, { headers: { Accept: 'text/html' } });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const template = document.createElement('template');
  template.innerHTML = await response.text(); // made by our own server, which escapes whatever visitors have sent
  return template.content;
}

/** Puts an exchange on top of the list, or in place of its older self. */
function put(list, item) {
  const older = document.getElementById(item.id);
  if (older === null) list.prepend(item);
  else older.replaceWith(item);
  while (list.children.length > MOST) list.lastElementChild.remove();
}

/** What was unfolded because it was the newest is folded again; what the visitor has opened stays open. */
function foldNewest(list) {
  for (const before of list.querySelectorAll('[data-newest]')) {
    before.removeAttribute('data-newest');
    if (!before.contains(document.activeElement)) before.open = false;
  }
}

/**
 * Keeps a list of exchanges in this place, as long as the page can be seen.
 * @param failed is called when the list cannot be read
 * @returns stops it
 */
export function follow(place, failed) {
  const list = () => place.querySelector('[data-exchanges]');
  const readAll = async () => place.replaceChildren(await read('/wire/list'));
  const readMore = async () => {
    const [newest] = list().children;
    const more = await read(newest ? `/wire/list?after=${newest.value}` : '/wire/list');
    const items = [...more.querySelectorAll('.exchange')].reverse();
    if (items.length > 0) foldNewest(list());
    for (const item of items) put(list(), item);
  };
  // One after the other, so that the last answer is also the newest.
  let before = Promise.resolve();
  const inTurn = (work) => () => {
    before = before.then(work).catch(failed);
  };
  return listen(inTurn(readAll), inTurn(readMore));
}
