import { subscribe } from 'node:diagnostics_channel';
import { Socket } from 'node:net';

const carried = new WeakMap<Socket, number>();

// Node tells of each request as it begins, static files included, which no route of a lesson would see.
subscribe('http.server.request.start', (message) => {
  if (typeof message !== 'object' || message === null || !('socket' in message)) return;
  const { socket } = message;
  if (socket instanceof Socket) carried.set(socket, (carried.get(socket) ?? 0) + 1);
});

/** How many requests have come over this connection so far, the present one included. */
export const requestsOf = (socket: Socket): number => carried.get(socket) ?? 0;
