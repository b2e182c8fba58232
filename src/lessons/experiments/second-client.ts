import { type IncomingMessage, request as send } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Request } from 'express';
import { CookieJar } from './cookie-jar.ts';
import { type Evidence, type ShownExchange, shownCookies, shownSetCookies, type Who } from './evidence.ts';

/** How long (ms) an answer of this very site may take. */
const TIMEOUT = 5000;

/** The site did not answer its own client in time, or not at all. */
export class NoAnswer extends Error {}

/** Where a client's requests go. */
export interface Target {
  readonly host: string;
  readonly port: number;
  /** What tells the site under which name it is asked. */
  readonly headers: Readonly<Record<string, string>>;
}

/** This site itself, at the address by which the visitor's request reached it: no other can be reached. */
export function thisSite(request: Request): Target {
  const { localAddress = '', localPort = 0 } = request.socket;
  const headers = { Host: request.get('Host') ?? '', 'X-Forwarded-Proto': request.protocol };
  return { host: localAddress.replace(/^::ffff:/, ''), port: localPort, headers };
}

/** An answer, read to its end. */
export interface Answer {
  readonly status: number;
  readonly setCookies: readonly string[];
  readonly text: string;
}

interface Message {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly fields?: Readonly<Record<string, string>>;
}

/** A client beside the visitor's browser: its own cookies, and what it sends and receives goes into the evidence. */
export class SecondClient {
  readonly jar = new CookieJar();
  readonly #target: Target;
  readonly #who: Who;
  readonly #evidence: Evidence;
  readonly #names: readonly string[];

  /** @param names the cookies that are shown */
  constructor(target: Target, who: Who, evidence: Evidence, names: readonly string[]) {
    this.#target = target;
    this.#who = who;
    this.#evidence = evidence;
    this.#names = names;
  }

  /**
   * Asks for JSON.
   * @param pick what is shown of it
   * @returns what was picked; null where the answer is no success
   * @throws NoAnswer
   */
  async ask<T>(path: string, pick: (json: unknown) => T): Promise<T | null> {
    const shown = this.#show({ method: 'GET', path });
    const answer = await this.#send({ method: 'GET', path }, shown);
    if (answer.status !== 200) return null;
    const picked = pick(JSON.parse(answer.text));
    shown.body = JSON.stringify(picked);
    return picked;
  }

  /** Sends a form. @throws NoAnswer */
  post(path: string, fields: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const message = { method: 'POST', path, fields } as const;
    return this.#send(message, this.#show(message));
  }

  /** Sends the same form so many times at once; shown once for each status that came back. @throws NoAnswer */
  async postAtOnce(times: number, path: string, fields: Readonly<Record<string, string>>): Promise<void> {
    const message = { method: 'POST', path, fields } as const;
    const first = this.#show(message);
    const sent = Array.from({ length: times }, (_, at) =>
      this.#send(message, at === 0 ? first : { ...first }),
    );
    const statuses = (await Promise.all(sent)).map(({ status }) => status);
    first.times = statuses.filter((status) => status === first.status).length;
    for (const status of new Set(statuses.filter((each) => each !== first.status))) {
      const count = statuses.filter((each) => each === status).length;
      this.#evidence.timeline.push({ ...first, status, setCookies: [], times: count });
    }
  }

  /** Ends what it has begun, unseen: part of tidying up, not of the experiment. @throws NoAnswer */
  async leave(mount = ''): Promise<void> {
    await this.#send({ method: 'POST', path: `${mount}/accounts/logout` });
  }

  #show({ method, path }: Message): ShownExchange {
    const shown: ShownExchange = {
      who: this.#who,
      method,
      path,
      ...shownCookies(this.jar.header(path), this.#names),
      found: null,
      status: null,
      setCookies: [],
      body: null,
      times: 1,
    };
    this.#evidence.timeline.push(shown);
    return shown;
  }

  async #send(message: Message, shown?: ShownExchange): Promise<Answer> {
    const answer = await exchange(this.#target, message, this.jar.header(message.path));
    for (const line of answer.setCookies) this.jar.receive(line);
    if (shown !== undefined) {
      shown.status = answer.status;
      shown.setCookies = shownSetCookies(answer.setCookies, this.#names);
    }
    return answer;
  }
}

async function exchange(target: Target, message: Message, cookie: string | undefined): Promise<Answer> {
  try {
    const response = await responseTo(target, message, cookie);
    const setCookies = response.headers['set-cookie'] ?? [];
    return { status: response.statusCode ?? 0, setCookies, text: await text(response) };
  } catch (error) {
    throw new NoAnswer(`${message.method} ${message.path}`, { cause: error });
  }
}

function responseTo(
  { host, port, headers }: Target,
  { method, path, fields }: Message,
  cookie: string | undefined,
): Promise<IncomingMessage> {
  const body = fields === undefined ? '' : new URLSearchParams(fields).toString();
  const all = {
    ...headers,
    Accept: method === 'GET' ? 'application/json' : '*/*',
    ...(cookie === undefined ? {} : { Cookie: cookie }),
    ...(method === 'GET' ? {} : { 'Content-Type': 'application/x-www-form-urlencoded' }),
    'Content-Length': String(Buffer.byteLength(body)),
  };
  const signal = AbortSignal.timeout(TIMEOUT);
  return new Promise((resolve, reject) => {
    send({ host, port, method, path, headers: all, agent: false, signal }, resolve)
      .on('error', reject)
      .end(body);
  });
}
