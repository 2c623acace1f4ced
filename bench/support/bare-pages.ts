// A bare node:http server that reads the rows of a page from the same store for each request and serialises them.
import { createServer } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import mongoose from 'mongoose';

type Row = Record<string, unknown>;
type Given = { file: string; uri: string | null; key: string };

const [port, argument] = process.argv.slice(2);
const { file, uri, key } = JSON.parse(argument ?? '{}') as Given;

const iso = (value: unknown): string | null => (value === null ? null : new Date(value as number).toISOString());

function sqlite(): () => Promise<Row[]> {
  const db = new DatabaseSync(file, { readOnly: true });
  const columns = 'id, thread_key, parent_id, root_id, depth, author_id, author_name, author_kind, html, dir, created_at, published_at, edited_at, reply_count, pinned';
  const statement = db.prepare(`SELECT ${columns} FROM comments INDEXED BY comments_top_time WHERE site = 'demo' AND thread_key = ? AND depth = 0 AND shown = 1 ORDER BY created_at DESC, id DESC LIMIT 51`);
  return async () => (statement.all(key) as Row[]).slice(0, 50).map((row) => ({
    id: row['id'], threadKey: row['thread_key'], parentId: row['parent_id'], rootId: row['root_id'], inReplyTo: null, depth: row['depth'], state: 'visible',
    author: { id: row['author_id'], name: row['author_name'], kind: row['author_kind'] }, html: row['html'], dir: row['dir'],
    createdAt: iso(row['created_at']), publishedAt: iso(row['published_at']), editedAt: iso(row['edited_at']), votes: { up: 0, down: 0 },
    replyCount: row['reply_count'], pinned: row['pinned'] === 1, replies: { items: [], next: null },
  }));
}

async function mongo(address: string): Promise<() => Promise<Row[]>> {
  const client = (await mongoose.createConnection(address).asPromise()).getClient();
  const comments = client.db().collection('comments');
  return async () => {
    const filter = { site: 'demo', threadKey: key, depth: 0, shown: true };
    const rows = await comments.find(filter, { projection: { words: 0, text: 0 }, sort: { createdAt: -1, _id: -1 }, limit: 51 }).toArray();
    return rows.slice(0, 50).map((row) => ({
      id: row._id, threadKey: row['threadKey'], parentId: row['parentId'], rootId: row['rootId'], inReplyTo: null, depth: row['depth'], state: 'visible',
      author: row['author'], html: row['html'], dir: row['dir'], createdAt: iso(row['createdAt']), publishedAt: iso(row['publishedAt']),
      editedAt: iso(row['editedAt']), votes: { up: 0, down: 0 }, replyCount: row['replyCount'], pinned: row['pinned'], replies: { items: [], next: null },
    }));
  };
}

const read = uri === null ? sqlite() : await mongo(uri);

createServer((_request, response) => {
  void (async () => {
    const bytes = Buffer.from(JSON.stringify({ items: await read(), next: null }));
    response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': bytes.length }).end(bytes);
  })();
}).listen(Number(port), '127.0.0.1');
