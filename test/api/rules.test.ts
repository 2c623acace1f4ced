// Runs the suites of the domain's rules, one by one as the design states them, on every adapter that this machine can have.
import { afterAll, describe } from '@jest/globals';
import { adapters } from '../support/stores.ts';
import { addressesApi } from './addresses.api.ts';
import { appealsApi } from './appeals.api.ts';
import { postingApi } from './posting.api.ts';
import { readingApi } from './reading.api.ts';
import { repeatsApi } from './repeats.api.ts';
import { reportsApi } from './reports.api.ts';
import { retentionApi } from './retention.api.ts';
import { threadsApi } from './threads.api.ts';
import { wordListsApi } from './word-lists.api.ts';

for (const adapter of await adapters()) {
  describe(adapter.name, () => {
    afterAll(() => adapter.stop());

    describe('addresses', () => addressesApi(adapter));
    describe('posting', () => postingApi(adapter));
    describe('reading', () => readingApi(adapter));
    describe('repeats', () => repeatsApi(adapter));
    describe('reports', () => reportsApi(adapter));
    describe('appeals', () => appealsApi(adapter));
    describe('retention', () => retentionApi(adapter));
    describe('threads', () => threadsApi(adapter));
    describe('word lists', () => wordListsApi(adapter));
  });
}
