import { CookieJar } from '../own-client/cookie-jar.ts';
import { type Exchange, OwnClient, type Server } from '../own-client/own-client.ts';
import { type Evidence, type ShownExchange, shownCookies, shownSetCookies, type Who } from './evidence.ts';

type Fields = Readonly<Record<string, string>>;

/** A client beside the visitor's browser: its own cookies, and what it sends and receives goes into the evidence. */
export class SecondClient {
  readonly jar = new CookieJar();
  readonly #client: OwnClient;
  readonly #who: Who;
  readonly #evidence: Evidence;
  readonly #names: readonly string[];
  readonly #end: AbortSignal | null;

  /**
   * @param names the cookies that are shown
   * @param end when it gives up
   */
  constructor(
    server: Server,
    who: Who,
    evidence: Evidence,
    names: readonly string[],
    end: AbortSignal | null,
  ) {
    this.#client = new OwnClient(server);
    this.#who = who;
    this.#evidence = evidence;
    this.#names = names;
    this.#end = end;
  }

  /**
   * Asks for JSON.
   * @param pick what is shown of it
   * @returns what was picked; null where the answer is no success
   * @throws NoAnswer
   */
  async ask<T>(path: string, pick: (json: unknown) => T): Promise<T | null> {
    const shown = this.#show('GET', path);
    const answer = await this.#send(path, undefined, shown);
    if (answer.status !== 200) return null;
    const picked = pick(JSON.parse(answer.body));
    shown.body = JSON.stringify(picked);
    return picked;
  }

  /** Sends a form. @throws NoAnswer */
  async post(path: string, fields: Fields = {}): Promise<void> {
    await this.#send(path, fields, this.#show('POST', path));
  }

  /** Sends the same form so many times at once; shown once for each status that came back. @throws NoAnswer */
  async postAtOnce(times: number, path: string, fields: Fields): Promise<void> {
    const first = this.#show('POST', path);
    const sent = Array.from({ length: times }, (_, at) =>
      this.#send(path, fields, at === 0 ? first : { ...first }),
    );
    const statuses = (await Promise.all(sent)).map(({ status }) => status);
    first.times = statuses.filter((status) => status === first.status).length;
    for (const status of new Set(statuses.filter((each) => each !== first.status))) {
      const count = statuses.filter((each) => each === status).length;
      this.#evidence.timeline.push({ ...first, status, setCookies: [], times: count });
    }
  }

  /** Ends what it has begun, unseen and after its end, too: tidying up is no part of the experiment. @throws NoAnswer */
  async leave(mount = ''): Promise<void> {
    const path = `${mount}/accounts/logout`;
    await this.#client.send({ path, fields: {}, cookie: this.jar.header(path) });
  }

  #show(method: string, path: string): ShownExchange {
    const shown: ShownExchange = {
      who: this.#who,
      method,
      path,
      ...shownCookies(this.jar.header(path) ?? undefined, this.#names),
      found: null,
      status: null,
      setCookies: [],
      body: null,
      times: 1,
    };
    this.#evidence.timeline.push(shown);
    return shown;
  }

  /** A GET without fields. */
  async #send(path: string, fields: Fields | undefined, shown: ShownExchange): Promise<Exchange> {
    const cookie = this.jar.header(path);
    const answer = await this.#client.send({ path, fields, cookie, end: this.#end });
    this.jar.receive(answer.setCookies);
    shown.status = answer.status;
    shown.setCookies = shownSetCookies(answer.setCookies, this.#names);
    return answer;
  }
}
