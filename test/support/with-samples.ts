import { makeKnown } from './known-browser.ts';
import type { Site } from './site.ts';
import type { Visitor } from './visitor.ts';

/** A browser that the wire knows, which has put this text into the jar. */
export async function withSamples(site: Site, value: string): Promise<Visitor> {
  const someone = await makeKnown(site.visitor());
  await someone.post('/cookies/samples', { value });
  return someone;
}
