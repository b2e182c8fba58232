import { parse } from 'bowser';

/** Browser and system by the names they go by, as far as the User-Agent header tells: "Firefox · Linux". */
export function deviceName(userAgent: string): string | null {
  if (userAgent === '') return null; // which `parse` refuses
  const { browser, os } = parse(userAgent);
  return [browser.name, os.name].filter(Boolean).join(' · ') || null;
}
