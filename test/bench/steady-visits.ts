import { Agent, type RequestOptions, request } from 'node:http';

/**
 * Visits that come at a steady rate, however long the earlier ones take, as visitors do: a standstill
 * counts for everybody who comes in it (no "coordinated omission").
 * @returns stops them, and gives each one's wait in ms
 */
export function steadyVisits(url: string, perSecond: number, options: RequestOptions, body?: string) {
  const agent = new Agent({ keepAlive: true, timeout: 3000 }); // sooner than the server closes idle connections
  const waits: Promise<number>[] = [];
  const timer = setInterval(() => {
    const wait = visit(url, { ...options, agent }, body);
    wait.catch(() => {}); // `stop` throws it
    waits.push(wait);
  }, 1000 / perSecond);
  return {
    async stop(): Promise<number[]> {
      clearInterval(timer);
      const all = await Promise.all(waits);
      agent.destroy();
      return all;
    },
  };
}

/** @throws for an answer that is no success */
function visit(url: string, options: RequestOptions, body?: string): Promise<number> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const visiting = request(url, options, (response) => {
      const status = response.statusCode ?? 0;
      if (status >= 400) reject(new Error(`${status} for ${url}`));
      response.resume().on('end', () => resolve(performance.now() - start));
    });
    visiting.on('error', reject).end(body);
  });
}
