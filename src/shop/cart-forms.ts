import { z } from 'zod';
import { saying } from '../pages/form.ts';
import { HttpError } from '../pages/http-error.ts';
import { MOST_OF_ONE, PRODUCT_NUMBER } from './cart.ts';

const quantity = (least: number) =>
  z
    .union([z.string(), z.number()])
    .transform((typed) => String(typed).trim())
    .refine((typed) => typed !== '', saying('required'))
    .refine((typed) => /^-?\d+$/.test(typed), saying('wholeNumber'))
    .transform(Number)
    .refine(
      (number) => number >= least && number <= MOST_OF_ONE,
      saying('range', { min: least, max: MOST_OF_ONE }),
    );

/** POST /cart/items */
export const AddForm = z.object({ quantity: quantity(1).default(1) });

/** POST /cart/items/:product; 0 takes the product out */
export const SetForm = z.object({ quantity: quantity(0) });

const ProductNumber = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(PRODUCT_NUMBER));

/**
 * A product's number, from an address or a form, which may hold anything.
 * @throws HttpError 400 for what cannot be one
 */
export function productNumber(given: unknown): number {
  const result = ProductNumber.safeParse(given);
  if (!result.success) throw new HttpError(400, 'badRequest');
  return Number(result.data);
}
