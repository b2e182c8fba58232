/**
 * Python's JSON and JavaScript's are not quite one language. Python writes NaN, Infinity and whole
 * numbers of any length, which JavaScript would refuse or round; and Django reads a row as latin-1, so
 * everything beyond ASCII must be escaped. What Django put into a session comes back to it unharmed:
 * such a number travels through JavaScript as `{"$python": "NaN"}` and is a number again in the row.
 */

const STRING_OR_SPECIAL = /"(?:[^"\\]|\\.)*"|NaN|-?Infinity|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const SPECIAL_LIKELY = /NaN|Infinity|\d{16}/;
const WRAPPED = /\{"\$python":"(NaN|-?Infinity|-?[1-9]\d{15,})"\}/g;

/** @param json as Python's `json.dumps` writes it; returns JSON that JSON.parse reads without loss */
export function fromPythonJson(json: string): string {
  if (!json.startsWith('{') || !SPECIAL_LIKELY.test(json)) return json;
  return json.replace(STRING_OR_SPECIAL, (token) =>
    isBeyondJavaScript(token) ? `{"$python":"${token}"}` : token,
  );
}

function isBeyondJavaScript(token: string): boolean {
  if (token.startsWith('"')) return false;
  if (/^-?\d+$/.test(token)) return String(Number(token)) !== token;
  return /[NI]/.test(token);
}

/** @param json as JSON.stringify writes it; returns it in ASCII alone, as Django's JSONSerializer would */
export function toPythonJson(json: string): string {
  const withNumbers = json.includes('{"$python":"') ? json.replace(WRAPPED, unwrapped) : json;
  return withNumbers.replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A session as a whole is never a number, whatever its only name is. */
const unwrapped = (whole: string, token: string, at: number) =>
  at > 0 && isBeyondJavaScript(token) ? token : whole;
