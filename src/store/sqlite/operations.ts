// Every write there is, by name: what the main thread asks of the writer thread.
import type { Author } from '../../comments/comment.ts';
import type { Edited, Entry, Replay } from '../../comments/comments.store.ts';
import { forgetAddresses, insert, insertAuthor, edit, remove } from './comments.write.ts';
import * as accounts from './accounts.write.ts';
import { cursorWrites } from './cursors.ts';
import * as claims from './claims.write.ts';
import type { Db } from './db.ts';
import * as jobs from './jobs.write.ts';
import { apply, recordAct, seal } from './moderation.write.ts';
import { raidWrites } from './raids.ts';
import { recountPart } from './recount.ts';
import { once, pruneReplays } from './replays.write.ts';

type Sent<T> = T & { replay: Replay | null };

export const operations = {
  insert: (db: Db, entry: Entry) => once(db, entry.replay, () => insert(db, entry)),
  edit: (db: Db, { change, replay }: Sent<{ change: Edited }>) => once(db, replay, () => edit(db, change)),
  remove: (db: Db, { id, at, replay }: Sent<{ id: string; at: Date }>) => once(db, replay, () => remove(db, { id, at })),
  insertAuthor: (db: Db, { author, replay }: Sent<{ author: Author }>) => once(db, replay, () => insertAuthor(db, author)),
  forgetAddresses, pruneReplays, apply, recordAct, seal, recountPart, ...accounts, ...cursorWrites, ...raidWrites, ...claims, ...jobs,
  pruneEvents: (db: Db, before: Date): number => db.run('DELETE FROM events WHERE at < ?', before.getTime()),
};

export type Operations = typeof operations;
export type OperationName = keyof Operations;
export type Argument<N extends OperationName> = Parameters<Operations[N]>[1];
export type Result<N extends OperationName> = ReturnType<Operations[N]>;
export type Command = { name: OperationName; argument: unknown };
