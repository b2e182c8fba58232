import type { Request } from 'express';

/**
 * curl asks for anything at all (Accept: any type), where a browser that opens a page names HTML.
 * Sec-Fetch-Mode is sent to HTTPS and to this very machine alone: elsewhere its absence says nothing.
 */
export function opensPage(request: Request): boolean {
  const mode = request.get('Sec-Fetch-Mode') ?? 'navigate';
  return (
    request.method === 'GET' && mode === 'navigate' && /\btext\/html\b/.test(request.get('Accept') ?? '')
  );
}
