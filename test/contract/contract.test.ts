// Runs every contract on every adapter that this machine can have.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aThread } from '../support/builders.ts';
import { adapters, type TestStore } from '../support/stores.ts';
import { MemoryLimits } from '../../src/kernel/memory-limits.ts';
import { appealsContract } from './appeals.contract.ts';
import { claimsContract } from './claims.contract.ts';
import { commentsContract } from './comments.contract.ts';
import { consentContract } from './consent.contract.ts';
import { cursorsContract } from './cursors.contract.ts';
import { campaignsContract } from './campaigns.contract.ts';
import { deskContract } from './desk.contract.ts';
import { learningContract } from './learning.contract.ts';
import { jobsContract } from './jobs.contract.ts';
import { limitsContract } from './limits.contract.ts';
import { moderationContract } from './moderation.contract.ts';
import { policiesContract } from './policies.contract.ts';
import { raidsContract } from './raids.contract.ts';
import { readingContract } from './reading.contract.ts';
import { recordsContract } from './records.contract.ts';
import { reportsContract } from './reports.contract.ts';
import { rulesContract } from './rules.contract.ts';
import { repeatsContract } from './repeats.contract.ts';
import { sanctionsContract } from './sanctions.contract.ts';
import { statsContract } from './stats.contract.ts';
import { store } from './stored.ts';

for (const adapter of await adapters()) {
  describe(adapter.name, () => {
    let opened: TestStore;
    beforeAll(async () => {
      opened = await adapter.open();
    });
    afterAll(async () => {
      await opened.dispose();
      await adapter.stop();
    });

    describe('comments', () => commentsContract(() => opened.store));
    describe('repeats', () => repeatsContract(() => opened.store));
    describe('comments read', () => readingContract(() => opened.store));
    describe('desk', () => deskContract(() => opened.store));
    describe('moderation', () => moderationContract(() => opened.store));
    describe('cursors', () => cursorsContract(() => opened.store));
    describe('raids', () => raidsContract(() => opened.store));
    describe('learning', () => learningContract(() => opened.store));
    describe('reports', () => reportsContract(() => opened.store));
    describe('appeals', () => appealsContract(() => opened.store));
    describe('claims', () => claimsContract(() => opened.store));
    describe('jobs', () => jobsContract(() => opened.store));
    describe('campaigns', () => campaignsContract(() => opened.store));
    describe('records', () => recordsContract(() => opened.store));
    describe('sanctions, notes and slow mode', () => sanctionsContract(() => opened.store));
    describe('word lists', () => rulesContract(() => opened.store));
    describe('daily figures', () => statsContract(() => opened.store));
    describe('consent policies', () => policiesContract(() => opened.store));
    describe('consent', () => consentContract(() => opened.store));
    const inMemory = new MemoryLimits();
    describe('limits', () => limitsContract(() => opened.store.limits ?? inMemory));

    test('what was acknowledged is there after the store is opened again', async () => {
      const comment = await store(opened.store, { threadKey: 'kept' }, { thread: aThread({ key: 'kept' }) });
      const again = await opened.reopen();
      expect(await again.comments.find(comment.id)).toEqual(comment);
    });
  });
}
