/** The screens that a page is looked at on, and what can be measured there. */
import type { Page } from 'playwright-core';

/** Each style sheet has its breaks between two of these. */
export const SCREENS = {
  desk: { width: 1100, height: 720 },
  /** 1280 by 720 at a zoom of 150 %: the panel at the foot leaves least room here. */
  zoomed: { width: 853, height: 480 },
  telephone: { width: 360, height: 740 },
  projector: { width: 1920, height: 1080 },
} as const;

/** How small a text may be on the projector, to be read from the back row: half of what a slide has, in CSS px. */
const LEAST_ON_PROJECTOR = 16;

// What runs in the page is text: the program's own types know no document, and should not.
// Text in a picture is as large as the picture is drawn.
const SMALL_TEXTS = `
  [...document.body.querySelectorAll('*')]
    .filter((each) => [...each.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()))
    .filter((each) => each.checkVisibility())
    .map((each) => [parseFloat(getComputedStyle(each).fontSize) * (each.getScreenCTM?.().a ?? 1), each])
    .filter(([size]) => size < ${LEAST_ON_PROJECTOR})
    .map(([size, each]) => size.toFixed(1) + ' px: ' + each.textContent.trim().slice(0, 40))
`;

type Size = (typeof SCREENS)[keyof typeof SCREENS];

/** Puts the page on one screen after the other, in half the time that `setViewportSize` takes. */
export async function screenChanger(page: Page): Promise<(size: Size) => Promise<unknown>> {
  const protocol = await page.context().newCDPSession(page);
  return (size) =>
    protocol.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 1, mobile: false });
}

/** How far the page scrolls sideways, or a text reaches out of its picture and is cut off, in px. */
export const sideways = (page: Page) =>
  page.evaluate<number>(`Math.max(
    document.documentElement.scrollWidth - innerWidth,
    ...[...document.querySelectorAll('svg text')].map((text) =>
      Math.ceil(text.getBoundingClientRect().right - text.ownerSVGElement.getBoundingClientRect().right)),
  )`);

/** Texts that are too small on the projector, with their size. */
export const smallTexts = (page: Page) => page.evaluate<string[]>(SMALL_TEXTS);
