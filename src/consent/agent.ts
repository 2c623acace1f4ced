// The family of a browser from its User-Agent: so much is kept beside a grant, and no version, device or system.
/** In order: most browsers name others too. */
const families: readonly [RegExp, string][] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'], [/\b(?:OPR|OPiOS|Opera)\b/, 'Opera'], [/\bSamsungBrowser\//, 'Samsung Internet'], [/\bYaBrowser\//, 'Yandex'],
  [/\bUCBrowser\//, 'UC Browser'], [/\b(?:Firefox|FxiOS)\//, 'Firefox'], [/\b(?:Chrome|CriOS|Chromium)\//, 'Chrome'], [/\bSafari\//, 'Safari'],
];

/** Longer ones are no browser's. */
const LONGEST = 1000;

export const agentFamily = (userAgent: string | null): string | null =>
  (userAgent === null ? null : families.find(([pattern]) => pattern.test(userAgent.slice(0, LONGEST)))?.[1] ?? 'other');
