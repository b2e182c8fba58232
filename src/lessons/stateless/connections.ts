import { Agent } from 'node:http';
import type { Request } from 'express';
import { z } from 'zod';
import type { OwnClient } from '../own-client/own-client.ts';
import { requestsOf } from './requests-of-socket.ts';

const Connection = z.object({ clientPort: z.number(), serverPort: z.number(), requests: z.number() });

/** What the server sees of the connection that a request came over. */
export type Connection = z.infer<typeof Connection>;

/** What the server saw of two requests, sent each way. */
export interface BothWays {
  readonly closed: readonly Connection[];
  readonly keptAlive: readonly Connection[];
}

export const CONNECTION_PATH = '/lessons/stateless/connection';

export const connectionOf = ({ socket }: Request): Connection => ({
  clientPort: socket.remotePort ?? 0,
  serverPort: socket.localPort ?? 0,
  requests: requestsOf(socket),
});

/** Sends the same two requests over connections that are closed each time, and over one that is kept alive. */
export async function bothWays(client: OwnClient, end: AbortSignal): Promise<BothWays> {
  return { closed: await twoRequests(client, false, end), keptAlive: await twoRequests(client, true, end) };
}

async function twoRequests(
  client: OwnClient,
  keepAlive: boolean,
  end: AbortSignal,
): Promise<readonly Connection[]> {
  const agent = new Agent({ keepAlive, maxSockets: 1 });
  const ask = async () =>
    Connection.parse(
      JSON.parse((await client.send({ path: CONNECTION_PATH, cookie: null, agent, end })).body),
    );
  try {
    return [await ask(), await ask()];
  } finally {
    agent.destroy();
  }
}
