/** In this order: most browsers name those that they want to be taken for, too. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(HeadlessChrome|Chrome|Chromium|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, 'Android'],
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\b(Macintosh|Mac OS)\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
];

/**
 * What this device is called in the list of devices, as `Firefox · Linux`: by the user agent that its browser sends.
 * An iPad that passes for a Mac is known by its touches.
 */
export function deviceName(userAgent: string, touchPoints = 0): string {
  const browser = found(browsers, userAgent) ?? 'Browser';
  const system = found(systems, userAgent);
  if (system === undefined) return browser;
  return `${browser} · ${system === 'Mac' && touchPoints > 1 ? 'iPad' : system}`;
}

function found(among: readonly (readonly [RegExp, string])[], userAgent: string): string | undefined {
  return among.find(([sign]) => sign.test(userAgent))?.[1];
}
