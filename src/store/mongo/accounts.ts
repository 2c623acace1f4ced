// Staff, sessions and API keys in MongoDB.
import type { ClientSession, Connection } from 'mongoose';
import type { AccountsStore } from '../../accounts/accounts.store.ts';
import { isDuplicate } from './failures.ts';
import { insertRows } from './insert.ts';
import { fromRow, toRow, type Models } from './models.ts';
import { inTransaction } from './transaction.ts';

type Guarded = 'done' | 'not_found' | 'last_admin';

export function mongoAccounts(db: Connection, models: Models): AccountsStore {
  const { staff, sessions, keys } = models;

  /** Touching one document at each loss of an admin makes two processes that demote the last two conflict. */
  const keepingAnAdmin = (id: string, change: (session: ClientSession) => Promise<{ isAdmin: boolean }>) => inTransaction(db, async (session): Promise<Guarded> => {
    const before = await staff.findById(id, { role: 1 }, { session }).lean();
    if (before === null) return 'not_found';
    const { isAdmin } = await change(session);
    if (before.role !== 'admin' || isAdmin) return 'done';
    await models.counters.updateOne({ _id: 'admins' }, { $inc: { next: 1 } }, { session, upsert: true });
    if ((await staff.exists({ role: 'admin' }).session(session)) !== null) return 'done';
    await session.abortTransaction();
    return 'last_admin';
  });

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

    replaceStaff: (person) => keepingAnAdmin(person.id, async (session) => {
      await staff.replaceOne({ _id: person.id }, toRow(person), { session });
      return { isAdmin: person.role === 'admin' };
    }),

    deleteStaff: (id) => keepingAnAdmin(id, async (session) => {
      await staff.deleteOne({ _id: id }, { session });
      await sessions.deleteMany({ staffId: id }, { session });
      return { isAdmin: false };
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

    async deleteSession(staffId, id) {
      return (await sessions.deleteOne({ _id: id, staffId })).deletedCount === 1 ? 'done' : 'not_found';
    },

    async deleteOtherSessions(staffId, keepId) {
      return (await sessions.deleteMany(keepId === null ? { staffId } : { staffId, _id: { $ne: keepId } })).deletedCount;
    },

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

    async deleteKey(id) {
      return (await keys.deleteOne({ _id: id })).deletedCount === 1 ? 'done' : 'not_found';
    },
  };
}
