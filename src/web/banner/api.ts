// The banner's calls, by a smaller way than client/call.ts: this script stands before everything else of a page. Where no cookie carries
// the visitor's id the page's storage does, and only once there is a choice.
import type { ConsentConfig, ConsentMe } from '../wire.ts';

export type Grants = Record<string, boolean>;
export type Choice = { action: 'accept_all' | 'reject_all' | 'custom'; surface: 'banner' | 'settings' | 'placeholder'; categories?: Grants; services?: Grants };
export type ConsentApi = ReturnType<typeof consentApi>;
/** What was not answered as asked; no status where no answer came at all. */
export type Failure = { status?: number | undefined; code?: string; detail?: string; retryAfter?: string | null | undefined };

const SUBJECT = 'Consent-Subject';
const PATIENCE_MS = 15_000;

export function consentApi({ base, site, lang }: { base: string; site: string; lang: string | null }) {
  const key = `hiwar-consent:${site}`;
  const query = `?site=${encodeURIComponent(site)}`;
  // Storage may be denied; then the id lives as long as the page.
  let subject: string | null = null;
  const stored = (): string | null => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };

  function keep(given: string | null): void {
    if (given === null) return;
    subject = given;
    try {
      localStorage.setItem(key, given);
    } catch {
      // As said above.
    }
  }

  async function ask<T extends object>(path: string, given: RequestInit): Promise<T> {
    const response = await fetch(`${base}/api/v1/consent/${path}`, { ...given, signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => null);
    const body = await response?.json().catch(() => null) as T | null | undefined;
    if (response?.ok !== true || !body) throw Object.assign(new Error(), body, { status: response?.ok === true ? undefined : response?.status, retryAfter: response?.headers.get('Retry-After') }) satisfies Failure;
    keep(response.headers.get(SUBJECT));
    return body;
  }

  function mine(method: string, body?: object): Promise<ConsentMe> {
    const known = stored() ?? subject;
    const headers = { ...(body && { 'Content-Type': 'application/json' }), ...(known !== null && { [SUBJECT]: known }) };
    // A choice made on the way out of the page has to arrive all the same.
    return ask(`me${query}`, { method, headers, credentials: 'include', keepalive: method !== 'GET', body: body ? JSON.stringify(body) : null });
  }

  return {
    config: () => ask<ConsentConfig>(`config${query}${lang === null ? '' : `&lang=${lang}`}`, { credentials: 'omit' }),
    me: () => mine('GET'),
    choose: (choice: Choice, { revision, textHash, lang: shown }: ConsentConfig) => mine('PUT', { ...choice, revision, textHash, lang: shown }),
    withdraw: () => mine('DELETE'),
  };
}
