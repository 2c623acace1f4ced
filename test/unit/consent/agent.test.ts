// The family of a browser, and nothing else of it.
import { expect, test } from '@jest/globals';
import { agentFamily } from '../../../src/consent/agent.ts';

const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36';
const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';

test.each([
  ['Chrome', chrome],
  ['Chrome', `${iphone} CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1`],
  ['Edge', `${chrome} Edg/131.0.0.0`],
  ['Edge', 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36 EdgA/131.0.0.0'],
  ['Edge', `${iphone} Version/18.0 EdgiOS/131.0.2903.68 Mobile/15E148 Safari/604.1`],
  ['Opera', `${chrome} OPR/115.0.0.0`],
  ['Samsung Internet', 'Mozilla/5.0 (Linux; Android 14; SAMSUNG SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36'],
  ['Yandex', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 YaBrowser/24.12.0.0 Safari/537.36'],
  ['UC Browser', 'Mozilla/5.0 (Linux; U; Android 13; ar) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/100.0.4896.58 UCBrowser/13.4.2 Mobile Safari/537.36'],
  ['Firefox', 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0'],
  ['Firefox', `${iphone} FxiOS/133.0 Mobile/15E148 Safari/605.1.15`],
  ['Safari', `${iphone} Version/18.1 Mobile/15E148 Safari/604.1`],
])('%s is known by its name, though it names others: %s', (family, userAgent) => {
  expect(agentFamily(userAgent)).toBe(family);
});

test.each(['curl/8.5.0', '', 'Mozilla/5.0', 'NotFirefox/1', 'مستكشف الميناء'])('%j is another one', (userAgent) => {
  expect(agentFamily(userAgent)).toBe('other');
});

test('who does not say is not told', () => {
  expect(agentFamily(null)).toBeNull();
});

test('what stands behind a thousand characters is not read', () => {
  expect(agentFamily(`${'x'.repeat(990)} Firefox/1`)).toBe('Firefox');
  expect(agentFamily(`${'x'.repeat(1000)} Firefox/1`)).toBe('other');
});
