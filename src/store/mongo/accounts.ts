// Staff, sessions and API keys in MongoDB.
import type { ClientSession, Connection } from 'mongoose';
import { isUnchanged, losesLastAdmin, type Staff } from '../../accounts/account.ts';
import type { AccountsStore } from '../../accounts/accounts.store.ts';
import { isDuplicate } from './failures.ts';
import { insertRows } from './raw.ts';
import { fromRow, toRow, type Models } from './models.ts';
import { inTransaction } from './transaction.ts';

export function mongoAccounts(db: Connection, models: Models): AccountsStore {
  const { staff, sessions, keys, claims } = models;

  /** Touching one document at each loss of an admin makes two processes that demote the last two conflict. */
  async function isLoss(before: Staff, after: Staff | null, session: ClientSession): Promise<boolean> {
    if (!losesLastAdmin(before, after, [])) return false;
    await models.counters.updateOne({ _id: 'admins' }, { $inc: { next: 1 } }, { session, upsert: true });
    const others = await staff.find({ role: 'admin', _id: { $ne: before.id } }, { role: 1, sites: 1 }, { session }).lean();
    return losesLastAdmin(before, after, others);
  }

  return {
    async insertStaff(person) {
      try {
        await insertRows(staff, [toRow(person)]);
        return 'done';
      } catch (error) {
        if (isDuplicate(error)) return 'exists';
        throw error;
      }
    },

    replaceStaff: (before, after) => inTransaction(db, async (session) => {
      const row = await staff.findById(after.id, null, { session }).lean();
      if (row === null) return 'not_found';
      if (!isUnchanged(fromRow(row), before)) return 'stale';
      if (await isLoss(before, after, session)) return refused(session, 'last_admin');
      await staff.replaceOne({ _id: after.id }, toRow(after), { session });
      return 'done';
    }),

    deleteStaff: (id) => inTransaction(db, async (session) => {
      const row = await staff.findById(id, null, { session }).lean();
      if (row === null) return 'not_found';
      if (await isLoss(fromRow(row), null, session)) return refused(session, 'last_admin');
      await staff.deleteOne({ _id: id }, { session });
      await sessions.deleteMany({ staffId: id }, { session });
      await claims.deleteMany({ by: id }, { session });
      return 'done';
    }),

    async findStaff(id) {
      const row = await staff.findById(id).lean();
      return row === null ? null : fromRow(row);
    },

    async findStaffByEmail(email) {
      const row = await staff.findOne({ email }).lean();
      return row === null ? null : fromRow(row);
    },

    listStaff: async () => (await staff.find({}, null, { sort: { email: 1 } }).lean()).map(fromRow),

    async insertSession(session) {
      await insertRows(sessions, [toRow(session)]);
    },

    async findSession(tokenDigest, now) {
      const row = await sessions.findOne({ tokenDigest, expiresAt: { $gt: now } }).lean();
      const person = row === null ? null : await staff.findById(row.staffId).lean();
      return row === null || person === null ? null : { session: fromRow(row), staff: fromRow(person) };
    },

    listSessions: async (staffId) => (await sessions.find({ staffId }, null, { sort: { createdAt: 1, _id: 1 } }).lean()).map(fromRow),

    deleteSession: (staffId, id) => inTransaction(db, async (session) => {
      await claims.deleteMany({ by: staffId, session: id }, { session });
      return (await sessions.deleteOne({ _id: id, staffId }, { session })).deletedCount === 1 ? 'done' : 'not_found';
    }),

    deleteOtherSessions: (staffId, keepId) => inTransaction(db, async (session) => {
      await claims.deleteMany(keepId === null ? { by: staffId } : { by: staffId, session: { $ne: keepId } }, { session });
      return (await sessions.deleteMany(keepId === null ? { staffId } : { staffId, _id: { $ne: keepId } }, { session })).deletedCount;
    }),

    async pruneSessions(now) {
      return (await sessions.deleteMany({ expiresAt: { $lte: now } })).deletedCount;
    },

    async insertKey(key) {
      await insertRows(keys, [toRow(key)]);
    },

    async findKey(tokenDigest) {
      const row = await keys.findOne({ tokenDigest }).lean();
      return row === null ? null : fromRow(row);
    },

    listKeys: async () => (await keys.find({}, null, { sort: { createdAt: 1, _id: 1 } }).lean()).map(fromRow),

    deleteKey: (id) => inTransaction(db, async (session) => {
      await claims.deleteMany({ by: id }, { session });
      return (await keys.deleteOne({ _id: id }, { session })).deletedCount === 1 ? 'done' : 'not_found';
    }),
  };
}

async function refused<T extends string>(session: ClientSession, answer: T): Promise<T> {
  await session.abortTransaction();
  return answer;
}
