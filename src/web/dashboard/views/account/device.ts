// What a session's browser called itself, in two words a person knows. A guess for recognising one's own devices, nothing that is relied on.

const browsers: [RegExp, string][] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'], [/\b(?:OPR|Opera)\//, 'Opera'], [/\bSamsungBrowser\//, 'Samsung Internet'], [/\bYaBrowser\//, 'Yandex'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'], [/(?:Chrome|Chromium|CriOS)\//, 'Chrome'], [/\bVersion\/[\d.]+.*\bSafari\//, 'Safari'], [/^curl\//, 'curl'], [/^node$/, 'Node.js'],
];

/** In this order: an iPhone also says "like Mac OS X", and Android says "Linux". */
const systems: [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'], [/\biPad\b/, 'iPad'], [/\bAndroid\b/, 'Android'], [/\bCrOS\b/, 'ChromeOS'], [/\bWindows\b/, 'Windows'], [/\bMac(?:intosh| OS X)\b/, 'macOS'], [/\bLinux\b/, 'Linux'],
];

const named = (known: [RegExp, string][], userAgent: string): string | null => known.find(([sign]) => sign.test(userAgent))?.[1] ?? null;

export const deviceOf = (userAgent: string): { browser: string | null; system: string | null } => ({ browser: named(browsers, userAgent), system: named(systems, userAgent) });
