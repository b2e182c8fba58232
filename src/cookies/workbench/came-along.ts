import type { Request } from 'express';
import { readable } from '../cookie-text.ts';
import { isInNamespace } from '../namespace.ts';
import { receivedCookies } from '../received-cookies.ts';
import type { Pair } from './read-pair.ts';
import { type Seal, sealOf } from './workbench-signature.ts';

/** A cookie of the Cookie line, as a page shows it. */
export interface CameAlong extends Pair {
  readonly isOurs: boolean;
  readonly seal: Seal;
}

/** The Cookie line of this request; of the site's own cookies without their seals. @param key the workbench's */
export function cameAlong(request: Request, key: string): readonly CameAlong[] {
  return receivedCookies(request).map(({ name, value, raw }) => {
    if (!isInNamespace(name)) return { name, value, isOurs: false, seal: null };
    const whole = readable(raw);
    return { name, value: whole, isOurs: true, seal: sealOf(whole, key) };
  });
}

/** How often this very pair came along. */
export const timesCame = (came: readonly Pair[], { name, value }: Pair) =>
  came.filter((each) => each.name === name && each.value === value).length;
