import type { Page } from 'playwright-core';

/** Where the Tab key led on one page. */
interface Journey {
  /** All that can be used, in the order of the page. */
  readonly usable: readonly string[];
  /** What was focused, in the order of the presses. */
  readonly reached: readonly string[];
  /** What was focused without a visible sign. */
  readonly unseen: readonly string[];
}

// What runs in the page is text: the program's own types know no document, and should not.
// The buttons of a radio group are one stop of the Tab key; the arrow keys go on from there.
const WATCH = `
  const stopOf = ({ name }) =>
    document.querySelector('[type=radio][name=' + name + ']:checked') ??
    document.querySelector('[type=radio][name=' + name + ']');
  const usable = [...document.querySelectorAll('a, button, input, select, textarea, summary, [tabindex]')]
    .filter((each) => each.tabIndex >= 0 && each.checkVisibility())
    .filter((each) => each.type !== 'radio' || each === stopOf(each));
  const name = (each) =>
    usable.indexOf(each) + ' ' + (each.ariaLabel || each.textContent.trim() || each.name).slice(0, 40);
  const isSeen = (each) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(each);
    const { top, bottom } = each.getBoundingClientRect();
    const isOnScreen = top > -1 && bottom < innerHeight + 1;
    const isOnTop = [...each.getClientRects()].every((line) => // a link may go on in the next line
      each.contains(document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2)),
    );
    return isOnScreen && isOnTop && outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
  };
  const journey = { usable: usable.map(name), reached: [], unseen: [] };
  document.addEventListener('focusin', ({ target }) => {
    journey.reached.push(name(target));
    if (!isSeen(target)) journey.unseen.push(name(target));
  });
  return journey;
`;

/** Presses Tab until every part that can be used should have been focused once. */
export async function tabThrough(page: Page): Promise<Journey> {
  const { usable } = await page.evaluate<Journey>(`globalThis.journey = (() => { ${WATCH} })()`);
  // One more goes past the end of the page, where a browser has its own buttons. All are sent at once.
  await Promise.all(['past the end', ...usable].map(() => page.keyboard.press('Tab')));
  return page.evaluate<Journey>('journey');
}

/** The same journey told from the start of the page: on some pages it begins at what needs another look. */
export function fromTheStart({ usable, reached }: Journey): readonly string[] {
  const start = reached.indexOf(usable[0] ?? '');
  return start < 0 ? reached : [...reached.slice(start), ...reached.slice(0, start)];
}
