// The banner's calls, by a smaller way than client/call.ts: this script stands before everything else of a page. Where no cookie carries the visitor's id the page's storage does, and only once there is a choice.
import type { ConsentConfig, ConsentMe } from '../wire.ts';

export type Grants = Record<string, boolean>;
export type Choice = { action: 'accept_all' | 'reject_all' | 'custom'; surface: 'banner' | 'settings' | 'placeholder'; categories?: Grants; services?: Grants };
export type ConsentApi = ReturnType<typeof consentApi>;

const SUBJECT = 'Consent-Subject';
const PATIENCE_MS = 15_000;

/** What was not answered as asked. `status` is 0 where no answer came at all. */
export class Failed extends Error {
  readonly status: number;
  readonly code: string;
  readonly retryAfterSeconds: number;

  constructor(response: Response | null, problem: { code?: string; detail?: string } | null = null) {
    super(problem?.detail);
    this.status = response?.status ?? 0;
    this.code = problem?.code ?? '';
    this.retryAfterSeconds = Number(response?.headers.get('Retry-After')) || 0;
  }
}

export function consentApi({ base, site, lang }: { base: string; site: string; lang: string | null }) {
  const subject = keeper(`hiwar-consent:${site}`);
  const query = `?site=${encodeURIComponent(site)}`;

  async function ask<T extends object>(path: string, given: RequestInit): Promise<T> {
    const response = await fetch(`${base}/api/v1/consent/${path}`, { ...given, signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => null);
    const body = await response?.json().catch(() => null) as T | null | undefined;
    if (response?.ok !== true || !body) throw new Failed(response, body);
    subject.keep(response.headers.get(SUBJECT));
    return body;
  }

  function mine(method: string, body?: unknown): Promise<ConsentMe> {
    const headers = new Headers(body === undefined ? {} : { 'Content-Type': 'application/json' });
    const known = subject.get();
    if (known !== null) headers.set(SUBJECT, known);
    // A choice made on the way out of the page has to arrive all the same.
    return ask(`me${query}`, { method, headers, credentials: 'include', keepalive: method !== 'GET', body: body === undefined ? null : JSON.stringify(body) });
  }

  return {
    config: () => ask<ConsentConfig>(`config${query}${lang === null ? '' : `&lang=${lang}`}`, { credentials: 'omit' }),
    me: () => mine('GET'),
    choose: (choice: Choice, { revision, textHash, lang: shown }: ConsentConfig) => mine('PUT', { ...choice, revision, textHash, lang: shown }),
    withdraw: () => mine('DELETE'),
  };
}

/** Storage may be denied; then the id lives as long as the page. */
function keeper(key: string) {
  let here: string | null = null;
  return {
    get(): string | null {
      try {
        return localStorage.getItem(key) ?? here;
      } catch {
        return here;
      }
    },
    keep(subject: string | null): void {
      if (subject === null) return;
      here = subject;
      try {
        localStorage.setItem(key, subject);
      } catch {
        // As said above.
      }
    },
  };
}
