// Which requests have ready bytes, and that no two answers share a name.
import type { IncomingMessage } from 'node:http';
import { expect, test } from '@jest/globals';
import { CONSENT_PLACE, pageKeyOf } from '../../../src/http/page-key.ts';

const keyOf = (url: string, headers: Record<string, string> = {}) => pageKeyOf({ method: 'GET', url, headers } as unknown as IncomingMessage);
const CONFIG = '/api/v1/consent/config';

test.each(['site=demo', 'site=demo&lang=ar', 'lang=ar&site=demo', 'lang=fr&site=demo&format=cookieconsent', 'format=native&site=demo&'])('the configuration asked for by %s is kept for its site', (query) => {
  expect(keyOf(`${CONFIG}?${query}`)).toEqual({ id: `${CONFIG}?${query}`, at: { site: 'demo', key: CONSENT_PLACE } });
});

test.each(['', '?lang=ar', '?site=Demo', '?site=demo&lang=xx', '?site=demo&debug=1', '?xsite=demo', '?lang=ar&xsite=demo'])('%j has no ready bytes', (query) => {
  expect(keyOf(CONFIG + query)).toBeNull();
});

test('what a browser with Global Privacy Control is told is kept apart', () => {
  const url = `${CONFIG}?site=demo&lang=ar`;
  expect(keyOf(url, { 'sec-gpc': '1' })?.id).not.toBe(keyOf(url)?.id);
  expect(keyOf(url, { 'sec-gpc': 'true' })?.id).toBe(keyOf(url)?.id);
});
