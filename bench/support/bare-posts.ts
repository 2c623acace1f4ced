// A bare node:http server that writes five rows a post, many posts to a commit, and answers when they are durable.
import { createServer, type ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import mongoose from 'mongoose';

type Post = { id: string; text: string; response: ServerResponse };
const TABLES = ['comments', 'authors', 'revisions', 'words', 'events'];
const MOST = 100;

const [port, argument] = process.argv.slice(2);
const { file, uri } = JSON.parse(argument ?? '{}') as { file: string; uri: string | null };

function sqlite(): (posts: Post[]) => Promise<void> {
  const db = new DatabaseSync(file);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  for (const table of TABLES) db.exec(`CREATE TABLE IF NOT EXISTS ${table} (id TEXT PRIMARY KEY, thread TEXT, at INTEGER, text TEXT); CREATE INDEX IF NOT EXISTS ${table}_at ON ${table}(thread, at)`);
  const inserts = TABLES.map((table) => db.prepare(`INSERT INTO ${table} VALUES (?, ?, ?, ?)`));
  return async (posts) => {
    db.exec('BEGIN IMMEDIATE');
    for (const { id, text } of posts) for (const insert of inserts) insert.run(id, 'thread', Date.now(), text);
    db.exec('COMMIT');
  };
}

async function mongo(address: string): Promise<(posts: Post[]) => Promise<void>> {
  const client = (await mongoose.createConnection(address).asPromise()).getClient();
  const collections = TABLES.map((table) => client.db().collection<{ _id: string }>(`bare_${table}`));
  for (const collection of collections) await collection.createIndex({ thread: 1, at: 1 });
  return async (posts) => client.withSession((session) => session.withTransaction(async () => {
    for (const collection of collections) {
      await collection.insertMany(posts.map(({ id, text }) => ({ _id: id, thread: 'thread', at: new Date(), text })), { session });
    }
  }, { writeConcern: { w: 'majority', j: true } }));
}

const write = uri === null ? sqlite() : await mongo(uri);
let waiting: Post[] = [];
let busy = false;

async function drain(): Promise<void> {
  busy = true;
  while (waiting.length > 0) {
    const posts = waiting.splice(0, MOST);
    await write(posts);
    for (const { id, text, response } of posts) {
      const bytes = Buffer.from(JSON.stringify({ outcome: 'published', comment: { id, text } }));
      response.writeHead(201, { 'Content-Type': 'application/json', 'Content-Length': bytes.length }).end(bytes);
    }
  }
  busy = false;
}

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
    if (chunks.length === 0) {
      response.writeHead(200, { 'Content-Length': 0 }).end();
      return;
    }
    const { text } = JSON.parse(Buffer.concat(chunks).toString()) as { text: string };
    waiting.push({ id: randomUUID(), text, response });
    if (!busy) setImmediate(() => void (busy || drain()));
  });
}).listen(Number(port), '127.0.0.1');
