import type { Request } from 'express';

/**
 * curl accepts whatever comes, where a browser that opens a page names HTML in `Accept`.
 * Sec-Fetch-Mode is sent to HTTPS and to this very machine alone: elsewhere its absence says nothing.
 */
export function opensPage(request: Request): boolean {
  const mode = request.get('Sec-Fetch-Mode') ?? 'navigate';
  return (
    request.method === 'GET' && mode === 'navigate' && /\btext\/html\b/.test(request.get('Accept') ?? '')
  );
}
