// What browsers load stays as small as was promised. The times are bench/web.ts's.
import { expect, test } from '@jest/globals';
import { webSizes } from '../../bench/support/web-sizes.ts';

test('every script is within its budget', async () => {
  const sizes = await webSizes();
  expect(sizes.every(({ raw, brotli }) => raw > 0 && brotli > 0 || raw === 0)).toBe(true);
  expect(sizes.filter(({ brotli, budget }) => budget !== null && brotli > budget)).toEqual([]);
});
