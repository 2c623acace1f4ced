// Speaks about consent to the server this page came from; the cookie that remembers a choice is the server's alone.
import type { Cookie } from './cookies.ts';
import type { Direction } from './types.ts';

export type Grants = Record<string, boolean>;
export type Service = { key: string; vendor: string; purpose: string; cookies: Cookie[] };
export type Category = { key: string; required: boolean; label: string; services: Service[] };
export type Config = { revision: number; lang: string; dir: Direction; textHash: string; texts: Record<string, string>; categories: Category[] };
export type Me = { decided: boolean; reask: boolean | null; categories: Grants; services: Grants; clear: Cookie[] };
export type Act = { action: 'accept_all' | 'reject_all' | 'custom'; categories?: Grants; surface: 'banner' | 'settings' };

export type ConsentApi = ReturnType<typeof consentApi>;

export function consentApi({ site, lang }: { site: string; lang: string }) {
  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const given = body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
    const response = await fetch(`/api/v1/consent/${path}`, { method, ...given });
    if (!response.ok) throw new Error(`consent: ${response.status}`);
    return await response.json() as T;
  }
  const me = `me?site=${site}`;
  return {
    config: () => call<Config>('GET', `config?site=${site}&lang=${lang}`),
    me: () => call<Me>('GET', me),
    choose: (act: Act, { revision, textHash, lang: shown }: Config) => call<Me>('PUT', me, { ...act, revision, textHash, lang: shown }),
    withdraw: () => call<Me>('DELETE', me),
  };
}
