import type { ErrorRequestHandler, Request, Response } from 'express';
import { z } from 'zod';
import type { en } from '../i18n/en.ts';
import type { Translate } from '../i18n/translations.ts';
import { wantsJson } from './wants-json.ts';

type FieldText = keyof typeof en.fields;

/** A form as it goes back to the visitor: what was typed, and what is wrong with it. */
export interface Form {
  readonly values: Readonly<Record<string, string>>;
  /** The text for each wrong field; `form` for the whole. */
  readonly errors: Readonly<Record<string, string>>;
}

export const emptyForm = (values: Form['values'] = {}): Form => ({ values, errors: {} });

/** A form that cannot be accepted, to be shown again with its fields marked. */
export class FormRefused extends Error {
  readonly status: number;
  readonly form: Form;

  constructor(form: Form, status = 400) {
    super(Object.values(form.errors).join(' '));
    this.status = status;
    this.form = form;
  }
}

/** What zod's `refine` takes to mark a field with a text of the catalogue's `fields`. */
export const saying = (text: FieldText, values: Record<string, unknown> = {}) => ({
  params: { text, ...values },
});

/**
 * Reads the fields of a posted form, which may be anything.
 * @throws FormRefused with a text for the first thing wrong in each field
 */
export function readForm<T>(schema: z.ZodType<T>, body: unknown, t: Translate): T {
  const result = schema.safeParse(body ?? {});
  if (result.success) return result.data;
  const errors = result.error.issues.toReversed().map((issue) => [issue.path[0] ?? 'form', textOf(issue, t)]);
  throw new FormRefused({ values: typed(body), errors: Object.fromEntries(errors) });
}

/** Marks one field of a form that was well-formed. */
export const refuse = (field: string, text: string, body: unknown, status = 400) =>
  new FormRefused({ values: typed(body), errors: { [field]: text } }, status);

/** A field that is missing, or comes twice, breaks no rule of ours: zod says so before our rules are asked. */
function textOf(issue: z.core.$ZodIssue, t: Translate): string {
  const { text = 'required', ...values } = issue.code === 'custom' ? (issue.params ?? {}) : {};
  return t(`fields.${text}`, values);
}

/** What they typed comes back to them, but for passwords. */
function typed(body: unknown): Record<string, string> {
  const fields = z.record(z.string(), z.unknown()).catch({}).parse(body);
  const kept = Object.entries(fields).filter(([name]) => !name.includes('password'));
  return Object.fromEntries(
    kept.map(([name, value]) => [name, typeof value === 'object' ? '' : String(value)]),
  );
}

/** Goes after a route that reads a form: shows the form again, with its fields marked. */
export function showAgain(
  show: (request: Request, response: Response, form: Form) => unknown,
): ErrorRequestHandler {
  return async (error, request, response, next) => {
    if (!(error instanceof FormRefused)) return next(error);
    response.status(error.status);
    if (wantsJson(request)) response.json({ error: error.message, fields: error.form.errors });
    else await show(request, response, error.form);
  };
}
