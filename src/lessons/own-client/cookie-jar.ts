interface Kept {
  readonly value: string;
  readonly path: string;
}

/** The cookies of a client: kept and sent back by their Path, as RFC 6265 has it, for one site. */
export class CookieJar {
  readonly #names: readonly string[] | null;
  readonly #kept = new Map<string, Kept>();

  /** @param names the only cookies that are kept; null for all */
  constructor(names: readonly string[] | null = null) {
    this.#names = names;
  }

  /** Keeps what Set-Cookie lines say, or forgets it where a line's end has passed. */
  receive(setCookies: readonly string[]): void {
    for (const line of setCookies) this.#receive(line);
  }

  /** The Cookie line's value for a request there; null where there is nothing to send. */
  header(path: string): string | null {
    const fitting = [...this.#kept].filter(([, { path: below }]) => isBelow(path, below));
    if (fitting.length === 0) return null;
    return fitting.map(([name, { value }]) => `${name}=${value}`).join('; ');
  }

  value(name: string): string | undefined {
    return this.#kept.get(name)?.value;
  }

  /** Changes a cookie's value by hand. */
  change(name: string, change: (value: string) => string): void {
    const cookie = this.#kept.get(name);
    if (cookie !== undefined) this.#kept.set(name, { ...cookie, value: change(cookie.value) });
  }

  /** Takes over another's cookies of these names, as who has copied or planted them. */
  copyFrom(other: CookieJar, names: readonly string[]): void {
    for (const name of names) {
      const cookie = other.#kept.get(name);
      if (cookie !== undefined) this.#kept.set(name, cookie);
    }
  }

  #receive(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const [name, value] = splitOnce(pair);
    if (this.#names?.includes(name) === false) return;
    const given = new Map(attributes.map(splitOnce).map(([key, text]) => [key.toLowerCase(), text]));
    if (Date.parse(given.get('expires') ?? '') <= Date.now()) this.#kept.delete(name);
    else this.#kept.set(name, { value, path: given.get('path') ?? '/' });
  }
}

/** Whether a pair of a Cookie line, or a Set-Cookie line, is about one of these cookies. */
export const isNamed = (line: string, names: readonly string[]) =>
  names.some((name) => line.startsWith(`${name}=`));

/** RFC 6265, section 5.1.4. */
const isBelow = (path: string, below: string) =>
  path === below || path.startsWith(below.endsWith('/') ? below : `${below}/`);

function splitOnce(text: string): [string, string] {
  const at = text.indexOf('=');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
