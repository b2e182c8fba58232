/**
 * Keeps session cookies as a browser does, and no others: what a login sets beside them would stand in the
 * way of comparing the memories.
 */
export class SessionJar {
  /** The last line that set a session cookie, as it came. */
  setCookie: string | null = null;
  readonly #names: readonly string[];
  #pair: string | null = null;

  /** @param name SESSION_COOKIE_NAME */
  constructor(name: string) {
    this.#names = [name, `signed_${name}`];
  }

  /** The value of the next Cookie line; null for none. */
  get cookie(): string | null {
    return this.#pair;
  }

  /** @returns the line among these that set the session cookie; null for none */
  take(setCookies: readonly string[]): string | null {
    const line = setCookies.find((each) => this.#names.some((name) => each.startsWith(`${name}=`)));
    if (line === undefined) return null;
    this.setCookie = line;
    [this.#pair = null] = line.split(';');
    return line;
  }
}
