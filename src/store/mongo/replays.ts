// What a write is answered when it is sent again: looked for before it and kept with it, in its transaction.
import type { Repeated, Replay } from '../../kernel/replay.ts';
import type { Command } from './work.ts';

/** The command unless its key was used before, in this batch or an earlier one. Only what was done is kept: a refusal may pass. */
export const once = <T extends { result: string }>(replay: Replay | null, command: Command<T>): Command<T | Repeated> => (replay === null ? command : {
  reads: { ...command.reads, replays: [replay.scope] },
  run(work) {
    const { scope, bodyDigest, answer, at, expiresAt } = replay;
    const known = work.newReplays.get(scope) ?? work.replays.get(scope);
    // Expired rows linger until the server's next sweep.
    if (known !== undefined && known.expiresAt > at) return known.bodyDigest === bodyDigest ? { result: 'replayed', answer: known.answer } : { result: 'mismatch' };
    const done = command.run(work);
    if (done.result === 'done') work.newReplays.set(scope, { _id: scope, bodyDigest, answer, expiresAt });
    return done;
  },
});
