import type { Request } from 'express';
import { cookiesWithoutSeals } from '../../wire/without-secrets.ts';
import { isInNamespace } from './namespace.ts';
import { fromHeader, type Pair, pairsOf } from './read-pair.ts';
import { type Seal, sealOf } from './workbench-signature.ts';

/** A cookie of the Cookie line, as a page shows it. */
export interface CameAlong extends Pair {
  readonly isOurs: boolean;
  readonly seal: Seal;
}

/** The Cookie line of this request; of the site's own cookies without their seals. @param key the workbench's */
export function cameAlong({ headers }: Request, key: string): readonly CameAlong[] {
  return pairsOf(fromHeader(headers.cookie ?? '')).map((pair) => {
    if (isInNamespace(pair.name)) return { ...pair, isOurs: true, seal: sealOf(pair.value, key) };
    const { value = '' } = pairsOf(cookiesWithoutSeals(`${pair.name}=${pair.value}`))[0] ?? {};
    return { name: pair.name, value, isOurs: false, seal: null };
  });
}

/** How often this very pair came along. */
export const timesCame = (came: readonly Pair[], { name, value }: Pair) =>
  came.filter((each) => each.name === name && each.value === value).length;
