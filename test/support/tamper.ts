// Somebody with access to the database itself who changes or deletes a record of a decision.
import { DatabaseSync } from 'node:sqlite';
import mongoose from 'mongoose';
import type { TestStore } from './stores.ts';

export type Tamperer = {
  /** Overwrites fields of a decision; the answer puts back what was there. */
  change(id: string, fields: Record<string, unknown>): Promise<() => Promise<void>>;
  remove(id: string): Promise<void>;
  /** Deletes a link of the chain. */
  removeLink(number: number): Promise<void>;
  close(): Promise<void>;
};

export const tamper = async (adapter: string, { where }: TestStore): Promise<Tamperer> => (adapter === 'sqlite' ? inFile(where) : inMongo(where));

function inFile(file: string): Tamperer {
  const db = new DatabaseSync(file, { timeout: 5000 });
  const write = (id: string, record: string) => void db.prepare('UPDATE decisions SET record = ? WHERE id = ?').run(record, id);
  return {
    async change(id, fields) {
      const before = String(db.prepare('SELECT record FROM decisions WHERE id = ?').get(id)!['record']);
      write(id, JSON.stringify({ ...JSON.parse(before) as object, ...fields }));
      return async () => write(id, before);
    },
    remove: async (id) => void db.prepare('DELETE FROM decisions WHERE id = ?').run(id),
    removeLink: async (number) => void db.prepare('DELETE FROM links WHERE number = ?').run(number),
    close: async () => db.close(),
  };
}

async function inMongo(uri: string): Promise<Tamperer> {
  const client = await new mongoose.mongo.MongoClient(uri).connect();
  const decisions = client.db().collection<{ _id: string }>('decisions');
  return {
    async change(id, fields) {
      const before = (await decisions.findOne({ _id: id }))!;
      await decisions.updateOne({ _id: id }, { $set: fields });
      return async () => void await decisions.replaceOne({ _id: id }, before);
    },
    remove: async (id) => void await decisions.deleteOne({ _id: id }),
    removeLink: async (number) => void await client.db().collection('links').deleteOne({ number }),
    close: () => client.close(),
  };
}
