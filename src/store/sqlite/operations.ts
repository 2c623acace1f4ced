// Every write there is, by name: what the main thread asks of the writer thread.
import type { NewAppeal } from '../../appeals/appeals.store.ts';
import type { Note } from '../../authors/author.ts';
import type { Author } from '../../comments/comment.ts';
import type { Edited, Entry } from '../../comments/comments.store.ts';
import type { NewJob } from '../../jobs/jobs.store.ts';
import type { Replay } from '../../kernel/replay.ts';
import type { NewReport } from '../../reports/reports.store.ts';
import type { NewSanction } from '../../sanctions/sanctions.store.ts';
import { forgetAddresses, insert, insertAuthor, edit, remove, type Removal } from './comments.write.ts';
import { deleteNote, insertNote } from './authors.ts';
import { pruneSignatures, setCampaignState, standCampaign } from './campaigns.write.ts';
import * as accounts from './accounts.write.ts';
import { consentWrites } from './consent.write.ts';
import { cursorWrites } from './cursors.ts';
import * as claims from './claims.write.ts';
import type { Db } from './db.ts';
import * as learning from './learning.write.ts';
import { forgetJobAddresses, insertJob, replaceJob } from './jobs.write.ts';
import { apply, seal } from './moderation.write.ts';
import { policyWrites } from './policies.ts';
import { raidWrites } from './raids.ts';
import { recordAct } from './records.write.ts';
import { recountPart } from './recount.ts';
import { forgetSanctioned, insertSanction, replaceSanction } from './sanctions.ts';
import { applyRules } from './rules.write.ts';
import { once, pruneReplays } from './replays.write.ts';
import { forgetReports, makeReport, openAppeal } from './reports.write.ts';

type Sent<T> = T & { replay: Replay | null };

export const operations = {
  insert: (db: Db, entry: Entry) => once(db, entry.replay, () => insert(db, entry)),
  edit: (db: Db, { change, replay }: Sent<{ change: Edited }>) => once(db, replay, () => edit(db, change)),
  remove: (db: Db, { replay, ...asked }: Sent<Removal>) => once(db, replay, () => remove(db, asked)),
  insertAuthor: (db: Db, { author, replay }: Sent<{ author: Author }>) => once(db, replay, () => insertAuthor(db, author)),
  makeReport: (db: Db, { given, replay }: Sent<{ given: NewReport }>) => once(db, replay, () => makeReport(db, given)),
  openAppeal: (db: Db, { given, replay }: Sent<{ given: NewAppeal }>) => once(db, replay, () => openAppeal(db, given)),
  insertNote: (db: Db, { note, replay }: Sent<{ note: Note }>) => once(db, replay, () => insertNote(db, note)),
  insertJob: (db: Db, { given, replay }: Sent<{ given: NewJob }>) => once(db, replay, () => insertJob(db, given)),
  insertSanction: (db: Db, { given, replay }: Sent<{ given: NewSanction }>) => once(db, replay, () => insertSanction(db, given)),
  forgetReports, forgetAddresses, pruneReplays, apply, recordAct, seal, recountPart, replaceSanction, forgetSanctioned, deleteNote, applyRules, replaceJob, forgetJobAddresses, ...accounts, ...cursorWrites, ...raidWrites, ...learning, ...claims, standCampaign, setCampaignState, pruneSignatures, ...policyWrites, ...consentWrites,
  pruneEvents: (db: Db, before: Date): number => db.run('DELETE FROM events WHERE at < ?', before.getTime()),
};

export type Operations = typeof operations;
export type OperationName = keyof Operations;
export type Argument<N extends OperationName> = Parameters<Operations[N]>[1];
export type Result<N extends OperationName> = ReturnType<Operations[N]>;
export type Command = { name: OperationName; argument: unknown };
