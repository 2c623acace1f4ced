// The work that is repeated: sealing both chains and learning from decisions and looking for bulk work every second; looking out for raids and teaching spam services every few; retention and pruning every hour; purging old choices every day.
import type { Services } from './http/services.ts';
import type { Job } from './kernel/workers.ts';
import type { Store } from './store/store.ts';

const DAY_MS = 86_400_000;
/** Events nobody claimed are kept so long. */
const EVENTS_MS = 7 * DAY_MS;
/** Rows changed in one step, so that no step holds the writer for long. */
const STEP = 500;

export const housekeeping = (services: Services, store: Store): Job[] => [
  { name: 'seal', everyMs: 1000, run: () => sealAll(services) },
  { name: 'seal consent', everyMs: 1000, run: () => sealConsent(services) },
  { name: 'akismet', everyMs: 10_000, run: async () => services.akismetFeedback?.run() },
  { name: 'raids', everyMs: 2000, run: () => services.raids.tend() },
  { name: 'learn', everyMs: 1000, run: () => learnAll(services) },
  { name: 'bulk', everyMs: 1000, run: (stopping) => services.jobsRunner.work(stopping), wakes: (wake) => services.jobs.whenQueued(wake) },
  { name: 'similar', everyMs: 500, run: () => services.campaigns.catchUp() },
  { name: 'retention', everyMs: 3_600_000, run: () => forgetAddresses(services, store) },
  { name: 'consent retention', everyMs: DAY_MS, run: () => purgeConsent(services) },
  { name: 'prune', everyMs: 3_600_000, run: () => prune(services, store) },
];

async function sealAll({ sites, audit }: Services): Promise<void> {
  for (const site of await sites.all()) await audit.seal(site.slug);
}

async function sealConsent({ sites, proof }: Services): Promise<void> {
  for (const site of await sites.all()) await proof.seal(site.slug);
}

/** Purges choices older than each site keeps them. A chain that does not hold keeps its own: the other sites go on, then it is told. */
export async function purgeConsent({ sites, proof, clock }: Services): Promise<void> {
  const failures: Error[] = [];
  for (const { slug, settings } of await sites.all()) {
    const before = new Date(clock.now().getTime() - settings.consentRetentionDays * DAY_MS);
    await proof.purge(slug, { before, dryRun: false, by: 'rule:retention' }).catch((error: unknown) => failures.push(new Error(`choices of ${slug}: ${String(error)}`)));
  }
  if (failures.length > 0) throw new AggregateError(failures, failures.map(({ message }) => message).join('; '));
}

async function learnAll({ sites, learning }: Services): Promise<void> {
  for (const site of await sites.all()) await learning.learn(site.slug);
}

/** Nulls address data older than each site keeps it, and the words of old reports that were decided. */
export async function forgetAddresses({ sites, clock }: Services, store: Store): Promise<void> {
  for (const site of await sites.all()) {
    const before = new Date(clock.now().getTime() - site.settings.retentionDays * DAY_MS);
    while ((await store.comments.forgetAddresses(site.slug, before, STEP)) > 0);
    while ((await store.reports.forget(site.slug, before, STEP)) > 0);
    while ((await store.sanctions.forgetAddresses(site.slug, before, STEP)) > 0);
    await store.jobs.forgetAddresses(site.slug, before);
  }
}

/** Deletes the signatures of comments older than each site compares. */
export async function forgetSignatures({ sites, clock }: Services, store: Store): Promise<void> {
  for (const site of await sites.all()) {
    const before = new Date(clock.now().getTime() - site.settings.campaignDays * DAY_MS);
    while ((await store.campaigns.pruneSignatures(site.slug, before, STEP)) > 0);
  }
}

async function prune(services: Services, store: Store): Promise<void> {
  const { clock, raids } = services;
  await raids.prune();
  await forgetSignatures(services, store);
  await store.comments.pruneReplays(clock.now());
  await store.accounts.pruneSessions(clock.now());
  await store.claims.prune(clock.now());
  await store.limits?.prune(clock.now());
  await store.events.prune(new Date(clock.now().getTime() - EVENTS_MS));
}
