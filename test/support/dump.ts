// Everything a store holds as one text, read behind its back: for what must stand nowhere in it.
import { DatabaseSync } from 'node:sqlite';
import mongoose from 'mongoose';
import type { TestStore } from './stores.ts';

export const dump = async (adapter: string, { where }: TestStore): Promise<string> => (adapter === 'sqlite' ? ofFile(where) : ofMongo(where));

function ofFile(file: string): string {
  const db = new DatabaseSync(file, { readOnly: true });
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all().map(({ name }) => String(name));
  const text = tables.map((table) => `${table}\n${JSON.stringify(db.prepare(`SELECT * FROM "${table}"`).all(), plainly)}`).join('\n');
  db.close();
  return text;
}

async function ofMongo(uri: string): Promise<string> {
  const client = await new mongoose.mongo.MongoClient(uri).connect();
  const collections = await client.db().collections();
  const texts = await Promise.all(collections.map(async (each) => `${each.collectionName}\n${JSON.stringify(await each.find().toArray(), plainly)}`));
  await client.close();
  return texts.join('\n');
}

const plainly = (_name: string, value: unknown): unknown => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : typeof value === 'bigint' ? String(value) : value);
