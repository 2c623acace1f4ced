// Which SQLite failures mean that the store is away for a while (locked, full, unreadable) and not that a command is wrong.
import { AppError } from '../../errors.ts';

/** Longer than this nobody waits for another process's lock. */
export const BUSY_MS = 500;

/** BUSY, LOCKED, NOMEM, READONLY, IOERR, FULL, CANTOPEN: the low byte of SQLite's result codes. */
const away = new Set([5, 6, 7, 8, 10, 13, 14]);

export const isAway = (error: unknown): boolean => away.has(Number((error as { errcode?: unknown } | null)?.errcode) & 0xff);

export const unavailable = (cause: unknown): AppError => new AppError('unavailable', { retryAfterSeconds: 5 }, cause);
