/** One Chromium for all tests of a file. Where there is none the tests are skipped, and with CI=true fail. */
import test, { after, type TestContext } from 'node:test';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';
import { unpackedChromium } from './unpacked-chromium.ts';

/** Names that lead to the site as well: what a browser does with a cookie depends on the name. */
const NAMES = ['localhost', 'shop.test', 'www.shop.test', 'shop.co.kr', 'shop.onrender.com']
  .map((name) => `MAP ${name} 127.0.0.1`)
  .join(', ');

/** Nothing but the site can be reached, and nothing asks home. */
const ARGUMENTS = [
  `--host-resolver-rules=${NAMES}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
  '--disable-domain-reliability',
  '--no-pings',
];

const COMMON_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Ways to a Chromium, the surest first; each is asked for only when those before it have failed. */
const WAYS: readonly (() => LaunchOptions)[] = [
  ...(process.env['CHROMIUM_PATH'] ? [process.env['CHROMIUM_PATH']] : []).map(at),
  ...(process.platform === 'linux' && process.arch === 'x64' ? [fromThePackage, withItsLibraries] : []),
  ...['chrome', 'msedge', 'chromium'].map((channel) => () => ({ channel })),
  ...COMMON_PATHS.map(at),
];

function at(executablePath: string): () => LaunchOptions {
  return () => ({ executablePath });
}

function fromThePackage(): LaunchOptions {
  return { executablePath: unpackedChromium().executablePath };
}

/** A bare Debian lacks libnss3, and perhaps any font. */
function withItsLibraries(): LaunchOptions {
  const { executablePath, environment } = unpackedChromium();
  return { executablePath, env: { ...process.env, ...environment } };
}

async function launch(): Promise<Browser | null> {
  const failures: string[] = [];
  for (const way of WAYS) {
    try {
      return await chromium.launch({ ...way(), args: ARGUMENTS });
    } catch (error) {
      failures.push(String(error).split('\n').slice(0, 12).join('\n'));
    }
  }
  const plea = 'NO BROWSER: Chromium, Chrome or Edge is needed; CHROMIUM_PATH may name one.';
  if (process.env['CI'] === 'true') throw new Error([plea, ...failures].join('\n'));
  process.stderr.write(`\n*** ${plea} Its tests are SKIPPED. ***\n${failures[0]}\n\n`);
  return null;
}

const browser = await launch();
after(() => browser?.close());

/** A test with a real browser. */
export function browserTest(name: string, body: (t: TestContext, browser: Browser) => Promise<void>): void {
  if (browser === null) test(name, { skip: 'no browser' });
  else test(name, (t) => body(t, browser));
}
