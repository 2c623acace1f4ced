// Runs the API suites on every adapter that this machine can have.
import { afterAll, beforeAll, describe } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.ts';
import { adapters } from '../support/stores.ts';
import { accountsApi } from './accounts.api.ts';
import { atOnceApi } from './at-once.api.ts';
import { cacheApi } from './cache.api.ts';
import { claimsApi } from './claims.api.ts';
import { consentApi } from './consent.api.ts';
import { consentSubjectsApi } from './consent-subjects.api.ts';
import { campaignsApi } from './campaigns.api.ts';
import { deskListApi } from './desk-list.api.ts';
import { consentChainApi } from './consent-chain.api.ts';
import { consentAdminApi } from './consent-admin.api.ts';
import { consentPoliciesApi } from './consent-policies.api.ts';
import { externalApi } from './external.api.ts';
import { heldApi } from './held.api.ts';
import { hostileApi } from './hostile.api.ts';
import { klaroApi } from './klaro.api.ts';
import { learningApi } from './learning.api.ts';
import { jobsApi } from './jobs.api.ts';
import { limitsApi } from './limits.api.ts';
import { htmlApi } from './html.api.ts';
import { moderatorsApi } from './moderators.api.ts';
import { problemsApi } from './problems.api.ts';
import { raidsApi } from './raids.api.ts';
import { readersApi } from './readers.api.ts';
import { roleMatrixApi } from './role-matrix.api.ts';
import { authorsApi } from './authors.api.ts';
import { sanctionsApi } from './sanctions.api.ts';
import { sitesApi } from './sites.api.ts';
import { threadRulesApi } from './thread-rules.api.ts';
import { statsApi } from './stats.api.ts';
import { undoApi } from './undo.api.ts';

for (const adapter of await adapters()) {
  describe(adapter.name, () => {
    let app: TestApp;
    beforeAll(async () => {
      app = await startApp(adapter);
    });
    afterAll(async () => {
      await app.dispose();
      await adapter.stop();
    });

    describe('html', () => htmlApi(() => app));
    describe('readers', () => readersApi(() => app));
    describe('moderators', () => moderatorsApi(adapter));
    describe('the desk\'s list', () => deskListApi(adapter));
    describe('claims', () => claimsApi(adapter));
    describe('bulk jobs', () => jobsApi(adapter));
    describe('campaigns', () => campaignsApi(adapter));
    describe('consent policies', () => consentPoliciesApi(adapter));
    describe('choices at the desk', () => consentAdminApi(adapter));
    describe('the chain of consent', () => consentChainApi(adapter));
    describe('held', () => heldApi(adapter));
    describe('at once', () => atOnceApi(adapter));
    describe('undo and audit', () => undoApi(adapter));
    describe('figures', () => statsApi(adapter));
    describe('accounts', () => accountsApi(adapter));
    describe('sites', () => sitesApi(adapter));
    describe('sanctions', () => sanctionsApi(adapter));
    describe('authors', () => authorsApi(adapter));
    describe('rules of threads', () => threadRulesApi(adapter));
    describe('who may call what', () => roleMatrixApi(adapter));
    describe('problems', () => problemsApi(adapter));
    describe('external checks', () => externalApi(adapter));
    describe('raid mode', () => raidsApi(adapter));
    describe('hostile callers', () => hostileApi(adapter));
    describe('learned score', () => learningApi(adapter));
    describe('limits', () => limitsApi(adapter));
    describe('consent', () => consentApi(adapter));
    describe('consent of whom', () => consentSubjectsApi(adapter));
    describe('banners of others', () => klaroApi(adapter));
    describe('page cache', () => cacheApi(() => app));
  });
}
