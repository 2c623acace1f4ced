// Opens the MongoDB store: connects, refuses a server that cannot keep the promises, makes the indexes, builds the ports.
import mongoose from 'mongoose';
import type { Connection } from 'mongoose';
import type { AppealsStore } from '../../appeals/appeals.store.ts';
import type { Store } from '../store.ts';
import { APP_NAME, endAbandoned } from './abandoned.ts';
import { mongoAccounts } from './accounts.ts';
import { mongoAuthors } from './authors.ts';
import { mongoClaims } from './claims.ts';
import { mongoCampaigns } from './campaigns.ts';
import { mongoComments } from './comments.ts';
import { mongoCursors } from './cursors.ts';
import { mongoConsent } from './consent.ts';
import { mongoPolicies } from './policies.ts';
import { mongoEvents } from './events.ts';
import { DURABLE } from './concerns.ts';
import { asAppError, shielded } from './failures.ts';
import { mongoJobs } from './jobs.ts';
import { Lane } from './lane.ts';
import { mongoLearning } from './learning.ts';
import { mongoLimits } from './limits.ts';
import { migrate } from './migrate.ts';
import { defineModels } from './models.ts';
import { mongoModeration } from './moderation.ts';
import { Pulse } from './pulse.ts';
import { mongoRaids } from './raids.ts';
import { Sequence } from './sequence.ts';
import { appealing } from './report-writes.ts';
import { mongoReports } from './reports.ts';
import { once } from './replays.ts';
import { mongoSanctions } from './sanctions.ts';
import { mongoRules } from './rules.ts';
import { mongoSites } from './sites.ts';
import { mongoStats } from './stats.ts';
import { mongoThreads } from './threads.ts';
import { checkIndexes, noBackup } from './upkeep.ts';

/** The wire version of MongoDB 4.4. */
const OLDEST_WIRE = 9;

type Where = {
  uri: string;
  /** After so many milliseconds without an answer the server is taken for gone. By default requests are told in under a second. */
  awayMs?: number;
};

export async function openMongo({ uri, awayMs = 800 }: Where): Promise<Store> {
  const db = await connect(uri, awayMs);
  const pulse = new Pulse(async () => db.db?.admin().command({ ping: 1 }), awayMs);
  const guarded = <T extends object>(port: T): T => shielded(port, pulse);
  try {
    await assertServer(db);
    const models = defineModels(db);
    await migrate(models);
    await endAbandoned(db);
    const sequence = new Sequence(models);
    const lane = new Lane(db, models, { sequence, pulse });
    return {
      sites: guarded(mongoSites(models)),
      rules: guarded(mongoRules(models, lane)),
      threads: guarded(mongoThreads(models, lane)),
      comments: guarded(mongoComments(models, lane)),
      moderation: guarded(mongoModeration(db, models, { lane, sequence })),
      reports: guarded(mongoReports(models, lane)),
      appeals: guarded({ open: (given, replay = null) => lane.submit(once(replay, appealing(given))) } satisfies AppealsStore),
      sanctions: guarded(mongoSanctions(models, lane)),
      authors: guarded(mongoAuthors(models, lane)),
      jobs: guarded(mongoJobs(models, lane)),
      claims: guarded(mongoClaims(models)),
      campaigns: guarded(mongoCampaigns(models, { lane, sequence })),
      accounts: guarded(mongoAccounts(db, models)),
      events: guarded(mongoEvents(models, sequence)),
      cursors: guarded(mongoCursors(models)),
      raids: guarded(mongoRaids(models, lane)),
      learning: guarded(mongoLearning(models, lane)),
      stats: guarded(mongoStats(models)),
      policies: guarded(mongoPolicies(models, lane)),
      consent: guarded(mongoConsent(db, models, { lane, sequence })),
      limits: guarded(mongoLimits(models)),
      ping: () => pulse.ask().catch((error: unknown) => Promise.reject(asAppError(error))),
      backup: noBackup,
      check: () => checkIndexes(models),
      async close() {
        await lane.idle().catch(() => {});
        pulse.stop();
        await db.close();
      },
    };
  } catch (error) {
    pulse.stop();
    await db.close();
    throw error;
  }
}

/** Bounded everywhere: a store gone away is told, not waited for. */
async function connect(uri: string, awayMs: number): Promise<Connection> {
  const db = mongoose.createConnection(uri, {
    appName: APP_NAME, bufferCommands: false, autoIndex: false, autoCreate: false, serverSelectionTimeoutMS: awayMs, connectTimeoutMS: awayMs, waitQueueTimeoutMS: awayMs,
    heartbeatFrequencyMS: 500, writeConcern: DURABLE, readConcernLevel: 'majority', maxPoolSize: 50, maxConnecting: 10,
  });
  try {
    return await db.asPromise();
  } catch (error) {
    await db.close().catch(() => {});
    throw new Error(`MONGODB_URI: no MongoDB server answers there (${(error as Error).message}). Is it running, and may this machine reach it?`, { cause: error });
  }
}

async function assertServer(db: Connection): Promise<void> {
  const hello = await db.db?.admin().command({ hello: 1 });
  if (hello === undefined) throw new Error('MONGODB_URI: no database is connected');
  if (Number(hello['maxWireVersion']) < OLDEST_WIRE) throw new Error('MONGODB_URI: this server is older than MongoDB 4.4; Hiwar needs 4.4 or newer.');
  const isSharded = hello['msg'] === 'isdbgrid';
  if (!isSharded && hello['setName'] === undefined) {
    throw new Error('MONGODB_URI: this server is standalone; Hiwar needs a replica set (one node will do): docs/operations.md#replica-set');
  }
}
