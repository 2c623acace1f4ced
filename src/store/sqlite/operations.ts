// Every write there is, by name: what the main thread asks of the writer thread.
import { forgetAddresses, insert, insertAuthor, edit, pruneReplays, remove } from './comments.write.ts';
import * as accounts from './accounts.write.ts';
import type { Db } from './db.ts';
import { apply, seal } from './moderation.write.ts';
import { recountPart } from './recount.ts';

export const operations = {
  insert, edit, remove, insertAuthor, forgetAddresses, pruneReplays, apply, seal, recountPart, ...accounts,
  pruneEvents: (db: Db, before: Date): number => db.run('DELETE FROM events WHERE at < ?', before.getTime()),
};

export type Operations = typeof operations;
export type OperationName = keyof Operations;
export type Argument<N extends OperationName> = Parameters<Operations[N]>[1];
export type Result<N extends OperationName> = ReturnType<Operations[N]>;
export type Command = { name: OperationName; argument: unknown };
