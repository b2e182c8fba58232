/**
 * How a cookie's text reads: Node gives a header's bytes as Latin-1, and browsers send UTF-8. What is neither
 * (a seal that the wire has cut ends in `…`) stays as it is.
 */
export const readable = (text: string) => text.replace(/[\x80-\xff]+/g, fromUtf8);

function fromUtf8(bytes: string): string {
  try {
    // A byte order mark is part of the text, as it is for browsers.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(bytes, 'latin1'));
  } catch {
    return bytes;
  }
}

/** The same back into a header, which must not hold anything else. */
export const asHeaderText = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

/** What percent-encoding stands for; null where that is what stands there anyway, or where it is none. */
export function percentDecoded(text: string): string | null {
  try {
    const decoded = decodeURIComponent(text);
    return decoded === text ? null : decoded;
  } catch {
    return null;
  }
}
