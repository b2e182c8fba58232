import type { Request, Response } from 'express';
import type { KeptResults } from '../../lessons/own-client/kept-results.ts';
import { markSeen } from '../../lessons/seen.ts';
import { emptyForm, type Form, FormRefused, readForm } from '../../pages/form.ts';
import { renderPage } from '../../pages/render-page.ts';
import { LONGEST_TYPED_ADDRESS, typedAddress } from '../../pages/typed-address.ts';
import { wantsJson } from '../../pages/wants-json.ts';
import { PATH } from './addresses.ts';
import { cameAlong } from './came-along.ts';
import { CookieForm, FIELDS, MOST_TYPED } from './cookie-spec.ts';
import { AT_FIRST, EXAMPLE_NAMES, exampleOf } from './examples.ts';
import { madeCookies } from './made-cookies.ts';
import { unlistedNames } from './remove-cookies.ts';
import { type Draft, draftOf, observe, type Sent, textsIn } from './sent-cookie.ts';

const STYLES = ['/styles/workbench.css', '/styles/workbench-cookies.css'];

/** The pages of the workbench. */
export class WorkbenchPage {
  readonly #key: string;
  readonly #results: KeptResults<Sent>;

  /** @param key what the workbench signs with; @param results what was sent, for the page after it */
  constructor(key: string, results: KeptResults<Sent>) {
    this.#key = key;
    this.#results = results;
  }

  /** The form: as at first, as an example fills it in, as an address has it, or as it was sent. */
  readonly show = (request: Request, response: Response): void => {
    const sent = this.#results.find(request.query['sent']) ?? null;
    if (sent !== null) {
      observe(sent, request, this.#key);
      markSeen(request, response, 'workbench');
    }
    const form = this.#formOf(request, sent);
    if (Object.keys(form.errors).length > 0) response.status(400);
    this.#render(request, response, form, sent);
  };

  /** The form as it was typed, with its line. */
  readonly showTyped = (request: Request, response: Response): void => {
    readForm(CookieForm, request.body, request.t);
    this.#render(request, response, emptyForm(textsIn(request.body)), null);
  };

  /** The form again, with its fields marked. */
  readonly showForm = (request: Request, response: Response, form: Form): void =>
    this.#render(request, response, form, null);

  /** What comes along at an address below: the cookies whose Path it is. */
  readonly showElsewhere = (request: Request, response: Response): void => {
    const came = cameAlong(request, this.#key);
    if (wantsJson(request)) response.json({ path: request.path, came });
    else
      renderPage(request, response, 'cookies/workbench-elsewhere', {
        ...{ came, path: request.path, styles: STYLES },
      });
  };

  #formOf(request: Request, sent: Sent | null): Form {
    const example = exampleOf(request.query['example']);
    if (sent !== null) return emptyForm(sent.values);
    if (!('name' in request.query)) return emptyForm(example ?? AT_FIRST);
    return checked(request.query, request);
  }

  #render(request: Request, response: Response, form: Form, sent: Sent | null): void {
    const made = madeCookies(request, Date.now());
    const came = cameAlong(request, this.#key);
    const draft = sent?.draft ?? this.#draftOf(form, request);
    if (wantsJson(request)) {
      response.json({ draft, fields: form.errors, sent: sent?.observed ?? null, came, made });
      return;
    }
    renderPage(request, response, 'cookies/workbench', {
      ...{ form, draft, sent, made, came, unlisted: unlistedNames(request, made) },
      ...{ here: hereOf(request, form, sent), examples: EXAMPLE_NAMES },
      ...{ mostTyped: MOST_TYPED, longestAddress: LONGEST_TYPED_ADDRESS },
      styles: STYLES,
      script: '/scripts/workbench.js',
    });
  }

  #draftOf({ values, errors }: Form, request: Request): Draft | null {
    const isWrong = Object.keys(errors).some((name) => name !== 'form');
    return isWrong ? null : draftOf(readForm(CookieForm, values, request.t), this.#key, request);
  }
}

/** What an address fills in, with what is wrong with it. */
function checked(query: unknown, { t }: Request): Form {
  try {
    readForm(CookieForm, query, t);
    return emptyForm(textsIn(query));
  } catch (error) {
    if (error instanceof FormRefused) return error.form;
    throw error;
  }
}

/** Where one comes back to in another language. */
function hereOf({ query, method }: Request, { values }: Form, sent: Sent | null): string {
  if (sent !== null) return `${PATH}?sent=${query['sent']}`;
  if (method === 'POST' || 'name' in query) return typedAddress(PATH, values, FIELDS);
  return exampleOf(query['example']) === undefined ? PATH : `${PATH}?example=${query['example']}`;
}
