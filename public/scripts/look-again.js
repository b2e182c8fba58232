// When a session's time is over, what the page shows of it is, too: the link to the page as it is now appears.

document.addEventListener('over', ({ target }) => {
  const link = target.closest('[data-time-left]')?.querySelector('[data-look-again]');
  if (link) link.hidden = false;
});
