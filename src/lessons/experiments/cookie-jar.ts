interface Kept {
  readonly value: string;
  readonly path: string;
}

/** The cookies of the second client: kept and sent back by their Path, as RFC 6265 has it, for one site. */
export class CookieJar {
  readonly #kept = new Map<string, Kept>();

  /** Keeps what a Set-Cookie line says, or forgets it where the line's end has passed. */
  receive(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const [name, value] = splitOnce(pair);
    const given = new Map(attributes.map((each) => splitOnce(each.toLowerCase())));
    if (Date.parse(given.get('expires') ?? '') <= Date.now()) this.#kept.delete(name);
    else this.#kept.set(name, { value, path: given.get('path') ?? '/' });
  }

  /** The Cookie header for a request there; undefined where there is nothing to send. */
  header(path: string): string | undefined {
    const fitting = [...this.#kept].filter(([, { path: below }]) => isBelow(path, below));
    if (fitting.length === 0) return undefined;
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
}

/** RFC 6265, section 5.1.4. */
const isBelow = (path: string, below: string) =>
  path === below || path.startsWith(below.endsWith('/') ? below : `${below}/`);

function splitOnce(text: string): [string, string] {
  const at = text.indexOf('=');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
