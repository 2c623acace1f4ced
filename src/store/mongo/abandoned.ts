// Ends transactions of processes that died in the middle of one: the server would hold their documents against all others for a minute.
import type { Connection } from 'mongoose';

/** A living process never leaves its transaction alone for so long between two commands; should it, it is told to try again. */
const ABANDONED_MICROS = 1_000_000;

/** How the server tells our transactions from others'. */
export const APP_NAME = 'hiwar';

/** Says how many it ended. Finds and ends only sessions of this very user, which needs no privilege; never throws. */
export async function endAbandoned(db: Connection): Promise<number> {
  try {
    const admin = db.getClient().db('admin');
    const idle = await admin.aggregate<{ lsid: { id: unknown } }>([
      { $currentOp: { idleSessions: true, idleConnections: false } },
      { $match: { type: 'idleSession', appName: APP_NAME, 'transaction.timeInactiveMicros': { $gt: ABANDONED_MICROS } } },
      { $project: { lsid: 1 } },
    ], { readConcern: { level: 'local' } }).toArray();
    if (idle.length > 0) await admin.command({ killSessions: idle.map(({ lsid }) => ({ id: lsid.id })) });
    return idle.length;
  } catch {
    return 0;
  }
}
