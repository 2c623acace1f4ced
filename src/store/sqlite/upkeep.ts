// The file as a whole, while it is in use: a copy of it, and whether it is sound. Changes nothing in it.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { backup } from 'node:sqlite';
import type { Checked } from '../store.ts';
import type { Db } from './db.ts';

/** All pages in one step: between two steps another process's write would make the copy begin anew, on a busy site for ever. */
const ALL_PAGES = 2 ** 31 - 1;
/** SQLITE_CORRUPT and SQLITE_NOTADB: what cannot be read is what was asked about. */
const DAMAGED = new Set([11, 26]);

const taken = (file: string): Error => new Error(`${file} is there already; nothing was overwritten.`);

export async function backupTo(db: Db, file: string): Promise<void> {
  const folder = dirname(file);
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder}.`);
  if (existsSync(file)) throw taken(file);
  const unfinished = join(folder, `.${basename(file)}.${randomBytes(6).toString('hex')}`);
  try {
    // Made first, for its owner alone: it will hold emails and the digests of passwords.
    await (await open(unfinished, 'wx', 0o600)).close();
    await backup(db.raw, unfinished, { rate: ALL_PAGES });
    await sync(unfinished);
    await put(unfinished, file);
  } finally {
    await rm(unfinished, { force: true });
  }
  // Windows opens no folders.
  if (process.platform !== 'win32') await sync(folder);
}

/** A rename that replaces nothing that has come by the name meanwhile. File systems without links (memory sticks) cannot promise that. */
async function put(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw taken(to);
    await rename(from, to);
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The pages, indexes and search index by SQLite's own reckoning, and references to rows that are not there. */
export function checkFile(db: Db): Checked {
  const looked = 'pages, indexes and references';
  try {
    const pages = db.all('PRAGMA integrity_check').map((row) => String(row['integrity_check'])).filter((line) => line !== 'ok');
    const references = db.all('PRAGMA foreign_key_check').map(({ table, rowid, parent }) => `${String(table)}${rowid === null ? '' : ` row ${String(rowid)}`} refers to no row of ${String(parent)}`);
    return { looked, faults: [...pages, ...references] };
  } catch (error) {
    const { errcode, message } = error as Error & { errcode?: number };
    if (!DAMAGED.has(Number(errcode) & 0xff)) throw error;
    return { looked, faults: [message] };
  }
}
