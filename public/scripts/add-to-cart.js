// The shop without leaving the shelf: "Add" is sent by fetch and the count in the header follows.

const count = document.querySelector('[data-cart-count]');
const announcement = document.querySelector('[data-announcement]');
const seeCart = () => location.assign(announcement.dataset.href);

async function add(form, fields) {
  const response = await fetch(form.action, {
    method: 'POST',
    headers: { Accept: 'application/json' },
    body: new URLSearchParams(fields),
  });
  // A refusal has changed nothing: the form is sent as it would be without this file, and says why.
  if (response.ok) show(await response.json(), form);
  else form.submit();
}

function show(cart, form) {
  const added = cart.items.find(({ product }) => product === Number(form.elements.product.value));
  count.textContent = cart.count;
  count.hidden = cart.count === 0;
  const link = document.createElement('a');
  link.href = announcement.dataset.href;
  link.textContent = announcement.dataset.see;
  announcement.replaceChildren(`${form.dataset.added} × ${added.quantity} `, link);
  form.elements.quantity.value = 1;
}

// One after the other, so that the last answer is also the newest.
let before = Promise.resolve();

for (const form of document.querySelectorAll('[data-add-to-cart]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const fields = new FormData(form);
    // An answer that was lost may have been a yes: it must not be sent again. The cart tells.
    before = before.then(() => add(form, fields)).catch(seeCart);
  });
}
