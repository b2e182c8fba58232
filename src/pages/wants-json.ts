import type { Request } from 'express';

/** Whether the client would rather have JSON than a page; a browser and curl would not. */
export const wantsJson = (request: Request) => request.accepts(['html', 'json']) === 'json';
