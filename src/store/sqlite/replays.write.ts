// What a write is answered when it is sent again: looked for before it and kept with it, in its savepoint.
import type { Repeated, Replay } from '../../kernel/replay.ts';
import type { Db } from './db.ts';

/** Runs the step unless its key was used before. Only what was done is kept: a refusal may pass. */
export function once<T extends { result: string }>(db: Db, replay: Replay | null, step: () => T): T | Repeated {
  if (replay === null) return step();
  const { scope, bodyDigest, answer, at, expiresAt } = replay;
  db.run('DELETE FROM replays WHERE scope = ? AND expires_at <= ?', scope, at.getTime());
  const known = db.one('SELECT body_digest, answer FROM replays WHERE scope = ?', scope);
  if (known !== null) return known['body_digest'] === bodyDigest ? { result: 'replayed', answer: String(known['answer']) } : { result: 'mismatch' };
  const done = step();
  if (done.result === 'done') db.insert('replays', { scope, body_digest: bodyDigest, answer, expires_at: expiresAt.getTime() });
  return done;
}

export const pruneReplays = (db: Db, now: Date): number => db.run('DELETE FROM replays WHERE expires_at <= ?', now.getTime());
