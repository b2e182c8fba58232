import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** A Chromium on the disk. */
export interface Unpacked {
  readonly executablePath: string;
  /** What it needs of the system besides, for a system that has not got it. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * The Chromium that comes compressed in @sparticuz/chromium. The package would unpack it into the
 * system's temporary folder and take half a file for a whole one; here it gets its name when it is whole,
 * so that several test files may ask for it at once.
 */
export function unpackedChromium(): Unpacked {
  const program = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const folder = path.resolve(program, '../../../unpacked');
  if (!existsSync(folder)) unpackInto(folder);
  return {
    executablePath: path.join(folder, 'chromium'),
    environment: {
      LD_LIBRARY_PATH: path.join(folder, 'al2023/lib'),
      ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: path.join(folder, 'fonts') }),
    },
  };
}

/** The package unpacks its libraries only where it takes itself to be on Amazon's Linux. */
function unpackInto(folder: string): void {
  const draft = mkdtempSync(`${folder}-`);
  const unpack = "import chromium from '@sparticuz/chromium'; await chromium.executablePath();";
  try {
    execFileSync(process.execPath, ['--input-type=module', '--eval', unpack], {
      cwd: path.dirname(folder),
      env: { TMPDIR: draft, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
    });
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error; // else another test file was faster
  }
}
