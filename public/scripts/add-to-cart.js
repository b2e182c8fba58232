// The shop without leaving the shelf: "Add" is sent by fetch and the count in the header follows.
// Whatever goes wrong, the form is sent as it would be without this file.

const count = document.querySelector('[data-cart-count]');
const announcement = document.querySelector('[data-announcement]');

async function add(form, fields) {
  const response = await fetch(form.action, {
    method: 'POST',
    headers: { Accept: 'application/json' },
    body: new URLSearchParams(fields),
  });
  if (!response.ok) throw new Error(`answered ${response.status}`);
  // It is in the cart now: whatever else the answer says, it must not be sent again.
  return response.json().catch(() => location.assign(announcement.dataset.href));
}

function show(cart, form) {
  const { quantity } = cart.items.find(({ product }) => product === Number(form.elements.product.value));
  if (!cart) return;
  count.textContent = cart.count;
  count.hidden = cart.count === 0;
  const link = document.createElement('a');
  link.href = announcement.dataset.href;
  link.textContent = announcement.dataset.see;
  announcement.replaceChildren(`${form.dataset.added} × ${quantity} `, link);
  form.elements.quantity.value = 1;
}

// One after the other, so that the last answer is also the newest.
let before = Promise.resolve();

for (const form of document.querySelectorAll('[data-add-to-cart]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const fields = new FormData(form);
    before = before
      .then(() => add(form, fields))
      .then((cart) => show(cart, form))
      .catch(() => form.submit());
  });
}
