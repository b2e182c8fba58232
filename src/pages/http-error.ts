import type { en } from '../i18n/en.ts';

/** The catalogue's texts for a page that says what went wrong. */
export type ErrorText = Exclude<keyof typeof en.errors, 'status' | 'headersTooLarge'>;

/** A refusal that the visitor sees: the status and the texts that explain it. */
export class HttpError extends Error {
  readonly status: number;
  readonly text: ErrorText;
  /** What the texts are filled in with. */
  readonly values: Readonly<Record<string, unknown>>;

  constructor(status: number, text: ErrorText, values: Readonly<Record<string, unknown>> = {}) {
    super(text);
    this.status = status;
    this.text = text;
    this.values = values;
  }
}
