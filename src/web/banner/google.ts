// Google Consent Mode v2: everything denied before any tag can run, and what was granted once the server has said so. Where no tag
// of Google's is there nobody reads it.
type Layer = { dataLayer?: unknown[] };

const keys = ['ad_storage', 'ad_user_data', 'ad_personalization', 'analytics_storage', 'functionality_storage', 'personalization_storage', 'security_storage'];
/** How long tags wait for a choice of an earlier visit. */
const WAIT_MS = 500;

/** Google's tags take an `arguments` object for a command, and no array. */
function gtag(..._command: unknown[]): void {
  // oxlint-disable-next-line prefer-rest-params
  ((globalThis as Layer).dataLayer ??= []).push(arguments);
}

export function denyAll(): void {
  gtag('consent', 'default', { ...Object.fromEntries(keys.map((key) => [key, 'denied'])), wait_for_update: WAIT_MS });
}

let last = '';

export function update(signals: Record<string, string>): void {
  const now = JSON.stringify(signals);
  if (now !== last) gtag('consent', 'update', signals);
  last = now;
}
