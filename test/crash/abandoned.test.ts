// A process that died inside a transaction holds its documents: the next one ends that transaction instead of waiting a minute for the server to.
import { afterAll, describe, expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import { APP_NAME } from '../../src/store/mongo/abandoned.ts';
import { openMongo } from '../../src/store/mongo/open-mongo.ts';
import { store as post } from '../contract/stored.ts';
import { startMongod } from '../support/mongod.ts';
import { until } from './server.ts';

const mongod = await startMongod();
const suite = mongod === null ? describe.skip : describe;
afterAll(() => mongod?.stop());

suite('a transaction nobody goes on with', () => {
  test.each([[APP_NAME, true], ['another application', false]])('of %s is ended: %s', async (appName, isEnded) => {
    const uri = mongod!.uri();
    const store = await openMongo({ uri });
    const first = await post(store, { threadKey: 'held' });
    const dead = new mongoose.mongo.MongoClient(uri, { appName });
    const session = dead.startSession();
    session.startTransaction();
    await dead.db().collection('threads').updateOne({ key: 'held' }, { $inc: { version: 1 } }, { session });
    const writes = async (): Promise<boolean> => (await store.comments.remove(first.id, new Date()).catch(() => null))?.result === 'done';
    if (isEnded) expect(await until('a write on the held thread', writes, 10_000)).toBeLessThan(10_000);
    else await expect(until('a write on the held thread', writes, 3_000)).rejects.toThrow('not within');
    await session.abortTransaction().catch(() => {});
    await session.endSession();
    await dead.close();
    await store.close();
  }, 60_000);
});
