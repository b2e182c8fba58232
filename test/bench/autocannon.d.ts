/** autocannon brings no types. This says only what the bench uses. */
declare module 'autocannon' {
  interface Connection {
    setHeaders(headers: Record<string, string>): void;
  }

  interface Options {
    readonly url: string;
    readonly method?: 'GET' | 'POST';
    readonly body?: string;
    readonly connections: number;
    /** Seconds. */
    readonly duration: number;
    /** Called for each connection before its first request. */
    readonly setupClient?: (connection: Connection) => void;
  }

  interface Result {
    /** Seconds. */
    readonly duration: number;
    readonly requests: { readonly total: number };
    readonly errors: number;
    readonly non2xx: number;
  }

  export default function autocannon(options: Options): Promise<Result>;
}
