// Somebody with access to the database itself who changes, deletes, moves or puts in records of decisions and of choices.
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

export type ConsentTamperer = {
  /** Turns an acceptance round. */
  change(id: string): Promise<void>;
  remove(id: string): Promise<void>;
  /** Exchanges the places of two records. */
  swap(id: string, other: string): Promise<void>;
  /** Puts a copy of a record, under an id of its own, in the place of one that is taken out (null: before all others). */
  insert(copied: string, id: string, instead: string | null): Promise<void>;
  removeLink(number: number): Promise<void>;
  /** Makes a link older than its records. */
  age(number: number, to: Date): Promise<void>;
  changeAnchor(records: number): Promise<void>;
  close(): Promise<void>;
};

export const tamperConsent = async (adapter: string, { where }: TestStore): Promise<ConsentTamperer> => (adapter === 'sqlite' ? choicesInFile(where) : choicesInMongo(where));

function choicesInFile(file: string): ConsentTamperer {
  const db = new DatabaseSync(file, { timeout: 5000 });
  const run = async (sql: string, ...given: (string | number)[]): Promise<void> => void db.prepare(sql).run(...given);
  const seqOf = (id: string): number => Number(db.prepare('SELECT seq FROM consent_records WHERE id = ?').get(id)!['seq']);
  const move = (id: string, seq: number): Promise<void> => run('UPDATE consent_records SET seq = ? WHERE id = ?', seq, id);
  const remove = (id: string): Promise<void> => run('DELETE FROM consent_records WHERE id = ?', id);
  return {
    change: (id) => run("UPDATE consent_records SET action = 'reject_all' WHERE id = ?", id),
    remove,
    async swap(id, other) {
      const [first, second] = [seqOf(id), seqOf(other)];
      await move(id, 1_000_000);
      await move(other, first);
      await move(id, second);
    },
    async insert(copied, id, instead) {
      const seq = instead === null ? -1 : seqOf(instead);
      if (instead !== null) await remove(instead);
      const rest = 'site, action, categories, services, revision, text_hash, lang, surface, region, gpc, agent, at, expires_at, subject, salt, subject_proof';
      await run(`INSERT INTO consent_records (seq, id, ${rest}) SELECT ?, ?, ${rest} FROM consent_records WHERE id = ?`, seq, id, copied);
    },
    removeLink: (number) => run('DELETE FROM consent_links WHERE number = ?', number),
    age: (number, to) => run('UPDATE consent_links SET latest_at = ? WHERE number = ?', to.getTime(), number),
    changeAnchor: (records) => run('UPDATE consent_anchors SET records = ?', records),
    close: async () => db.close(),
  };
}

type Rows = mongoose.mongo.Collection<{ _id: string; seq: number; number: number; latestAt: Date; action: string; records: number }>;

async function choicesInMongo(uri: string): Promise<ConsentTamperer> {
  const client = await new mongoose.mongo.MongoClient(uri).connect();
  const [records, links, anchors] = ['consent_records', 'consent_links', 'consent_anchors'].map((name) => client.db().collection(name)) as unknown as [Rows, Rows, Rows];
  const rowOf = async (id: string) => (await records.findOne({ _id: id }))!;
  const move = async (id: string, seq: number): Promise<void> => void await records.updateOne({ _id: id }, { $set: { seq } });
  const remove = async (id: string): Promise<void> => void await records.deleteOne({ _id: id });
  return {
    change: async (id) => void await records.updateOne({ _id: id }, { $set: { action: 'reject_all' } }),
    remove,
    async swap(id, other) {
      const [first, second] = [(await rowOf(id)).seq, (await rowOf(other)).seq];
      await move(id, -1_000_000);
      await move(other, first);
      await move(id, second);
    },
    async insert(copied, id, instead) {
      const seq = instead === null ? -1 : (await rowOf(instead)).seq;
      if (instead !== null) await remove(instead);
      await records.insertOne({ ...(await rowOf(copied)), _id: id, seq });
    },
    removeLink: async (number) => void await links.deleteOne({ number }),
    age: async (number, to) => void await links.updateOne({ number }, { $set: { latestAt: to } }),
    changeAnchor: async (count) => void await anchors.updateMany({}, { $set: { records: count } }),
    close: () => client.close(),
  };
}
