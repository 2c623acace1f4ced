// What is taken of a request, and whether a subject goes back as a cookie or in a header.
import { describe, expect, test } from '@jest/globals';
import { undecidedView } from '../../../src/consent/consent.view.ts';
import { cleared, hasGpcHeader, subjectOf, visitOf, withSubject } from '../../../src/consent/visit.ts';
import type { Reply, RequestContext } from '../../../src/http/endpoint.ts';

const request = (headers: Record<string, string> = {}, origin: string | null = null): RequestContext => ({
  requestId: 'q_1', lang: 'ar', address: { limit: '192.0.2.0', stored: '192.0.2.0' }, origin, idempotencyKey: null, header: (name) => headers[name.toLowerCase()] ?? null,
});
const publicUrl = 'https://hiwar.example';
const answered = { me: undecidedView(null), subject: 'cs_raw', keepDays: 180 };

describe('who chooses', () => {
  const headers = { 'consent-subject': 'cs_header', cookie: 'hiwar_consent_other=cs_other; hiwar_consent_demo=cs_cookie' };

  test('the header goes before the body, the body before the cookie of this site', () => {
    expect(subjectOf(request(headers), 'demo', 'cs_body')).toBe('cs_header');
    expect(subjectOf(request({ cookie: headers.cookie }), 'demo', 'cs_body')).toBe('cs_body');
    expect(subjectOf(request({ cookie: headers.cookie }), 'demo')).toBe('cs_cookie');
    expect(subjectOf(request({ cookie: headers.cookie }), 'third')).toBeNull();
  });

  test('Global Privacy Control is 1 and nothing else', () => {
    expect(['1', '0', 'true', '1, 1', ''].map((value) => hasGpcHeader(request({ 'sec-gpc': value })))).toEqual([true, false, false, false, false]);
    expect(hasGpcHeader(request())).toBe(false);
  });
});

describe('the region', () => {
  const region = (value: string, regionHeader: string | null = 'cf-ipcountry') => visitOf({ regionHeader }, request({ 'cf-ipcountry': value }), null).region;

  test.each([['TN', 'TN'], ['XX', null], ['T1', null], ['tn', null], ['TUN', null], ['', null], ['TN, FR', null]])('%j is %j', (value, known) => {
    expect(region(value)).toBe(known);
  });

  test('is taken from no header that is not named', () => {
    expect([region('TN', null), region('TN', 'x-country')]).toEqual([null, null]);
  });
});

describe('how a subject goes back', () => {
  const back = (headers: Record<string, string>, origin: string | null = null): Reply => withSubject({ publicUrl }, { request: request(headers, origin), site: 'demo' }, answered);
  const inCookie = { 'Set-Cookie': 'hiwar_consent_demo=cs_raw; Path=/; HttpOnly; SameSite=Lax; Max-Age=15552000; Secure' };
  const inHeader = { 'Consent-Subject': 'cs_raw' };

  test.each<[string, Record<string, string>, string | null, Record<string, string>]>([
    ['one origin', { 'sec-fetch-site': 'same-origin' }, null, inCookie],
    ['one site', { 'sec-fetch-site': 'same-site' }, 'https://paper.example', inCookie],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 'https://paper.example', inHeader],
    ['another site that says it is us', { 'sec-fetch-site': 'cross-site' }, publicUrl, inHeader],
    ['an address typed by hand', { 'sec-fetch-site': 'none' }, null, inHeader],
    ['a value nobody knows', { 'sec-fetch-site': 'SAME-SITE' }, null, inHeader],
    ['an older browser on our own page', {}, publicUrl, inCookie],
    ['an older browser elsewhere', {}, 'https://paper.example', inHeader],
    ['an older browser on a page without origin', {}, 'null', inHeader],
    ['no browser at all', {}, null, inHeader],
  ])('%s', (_, headers, origin, expected) => {
    expect(back(headers, origin)).toMatchObject({ status: 200, body: answered.me, headers: expected });
    expect(Object.keys(back(headers, origin).headers)).toEqual(Object.keys(expected));
  });

  test('without a choice nothing goes back', () => {
    const { status, headers } = withSubject({ publicUrl }, { request: request({ 'sec-fetch-site': 'same-origin' }), site: 'demo' }, { ...answered, subject: null });
    expect([status, headers]).toEqual([200, {}]);
  });

  test('over plain http a cookie is not marked secure, or it would not come back', () => {
    const { headers } = withSubject({ publicUrl: 'http://127.0.0.1:8080' }, { request: request({ 'sec-fetch-site': 'same-origin' }), site: 'demo' }, { ...answered, keepDays: 1 });
    expect(headers).toEqual({ 'Set-Cookie': 'hiwar_consent_demo=cs_raw; Path=/; HttpOnly; SameSite=Lax; Max-Age=86400' });
  });

  test('who is forgotten loses the cookie', () => {
    expect(cleared({ publicUrl }, 'demo')).toMatchObject({ status: 204, headers: { 'Set-Cookie': 'hiwar_consent_demo=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0; Secure' } });
  });
});
