/** A reply, read to its end. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The reply's Set-Cookie lines. */
  readonly setCookies: readonly string[];
  json<T = Record<string, unknown>>(): T;
}

interface Cookie {
  readonly value: string;
  readonly path: string;
}

/** A small browser: keeps cookies and sends them back by their Path; follows no redirect. */
export class Visitor {
  readonly url: string;
  readonly cookies = new Map<string, Cookie>();

  constructor(url: string) {
    this.url = url;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Reply> {
    return this.request('GET', path, headers);
  }

  /** Sends a form. */
  post(
    path: string,
    fields: Record<string, string> = {},
    headers: Record<string, string> = {},
  ): Promise<Reply> {
    return this.request('POST', path, headers, new URLSearchParams(fields));
  }

  async json<T = Record<string, unknown>>(path: string): Promise<T> {
    return (await this.get(path, { Accept: 'application/json' })).json<T>();
  }

  async request(
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: URLSearchParams | string,
  ): Promise<Reply> {
    const cookie = this.cookieHeader(path);
    const response = await fetch(this.url + path, {
      method,
      redirect: 'manual',
      headers: { ...(cookie === '' ? {} : { Cookie: cookie }), ...headers },
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    const setCookies = response.headers.getSetCookie();
    for (const line of setCookies) this.#keep(line);
    return {
      status: response.status,
      headers: response.headers,
      text,
      setCookies,
      json: () => JSON.parse(text),
    };
  }

  /** The Cookie line for this path. */
  cookieHeader(path: string): string {
    const fits = ([, cookie]: [string, Cookie]) => path.startsWith(cookie.path);
    return [...this.cookies]
      .filter(fits)
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
  }

  /** A browser with the same cookies, as a thief with a copy would have. */
  copy(): Visitor {
    const copy = new Visitor(this.url);
    for (const [name, cookie] of this.cookies) copy.cookies.set(name, cookie);
    return copy;
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const name = pair.slice(0, pair.indexOf('='));
    const attribute = (key: string) =>
      attributes.find((each) => each.toLowerCase().startsWith(`${key}=`))?.slice(key.length + 1);
    const expires = attribute('expires');
    if (expires !== undefined && Date.parse(expires) <= Date.now()) this.cookies.delete(name);
    else this.cookies.set(name, { value: pair.slice(name.length + 1), path: attribute('path') ?? '/' });
  }
}
