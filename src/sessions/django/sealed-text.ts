import { parseSession, type SessionData } from '../session-data.ts';
import { toPythonJson } from './python-json.ts';
import { partsOf, type SignedBy, type SignedParts, type Signer } from './signing.ts';

/** A signed text taken apart, to be shown with a verdict on each part. */
export interface SealedText extends SignedParts {
  readonly signedBy: SignedBy;
  /** Whether the payload says that it was compressed: a dot at its start. */
  readonly compressed: boolean;
  /** Bytes of the payload behind its base64url. */
  readonly packedBytes: number;
  /** What only a signature of ours makes worth reading; null without one, and for what cannot be unpacked. */
  readonly opened: Opened | null;
}

interface Opened {
  readonly data: SessionData;
  /** Bytes of the JSON. */
  readonly bytes: number;
  /** Unix time in ms */
  readonly signedAt: number;
}

/** The latest instant that JavaScript can tell (Unix time in ms). */
const LAST_DATE = 8.64e15;

/** Takes a signed text apart; null for a text that is not of that form. */
export function takeApart(signer: Signer, text: string): SealedText | null {
  const parts = partsOf(text);
  if (parts === null) return null;
  const compressed = parts.payload.startsWith('.');
  const packedBytes = Math.floor(((parts.payload.length - (compressed ? 1 : 0)) * 3) / 4);
  const signedBy = signer.signerOf(parts);
  return {
    ...parts,
    signedBy,
    compressed,
    packedBytes,
    opened: signedBy === null ? null : opened(signer, text),
  };
}

/** What cannot be unpacked although we signed it, is shown as such; the log has its reason from where it is read. */
function opened(signer: Signer, text: string): Opened | null {
  try {
    const { json, signedAt } = signer.loads(text);
    const bytes = Buffer.byteLength(toPythonJson(json));
    return { data: parseSession(json), bytes, signedAt: Math.min(signedAt * 1000, LAST_DATE) };
  } catch {
    return null;
  }
}
