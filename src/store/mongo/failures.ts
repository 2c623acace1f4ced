// Which driver errors mean that the store is away, which are worth another try, and the error a caller gets.
import mongoose from 'mongoose';
import { AppError } from '../../errors.ts';
import type { Pulse } from './pulse.ts';

const { MongoBulkWriteError, MongoError, MongoNetworkError, MongoServerSelectionError } = mongoose.mongo;
const awayNames = new Set([
  'MongoNotConnectedError', 'MongoTopologyClosedError', 'MongoPoolClearedError', 'MongoPoolClosedError', 'MongoWaitQueueTimeoutError',
  'MongooseServerSelectionError', 'MongoClientClosedError', 'PoolClearedError', 'PoolClearedOnNetworkError', 'MongoExpiredSessionError',
]);

/** A socket that broke while it was written to: the driver passes these on as they are. */
const brokenCodes = new Set<unknown>(['EPIPE', 'ECONNRESET', 'ECONNREFUSED', 'ETIMEDOUT']);
/** A server that is no primary (any more) or is going down: the state change errors of the driver specification (SDAM), and 134, a
 *  majority to read from that is not there yet. */
const stateCodes = new Set<unknown>([91, 134, 189, 10_058, 10_107, 11_600, 11_602, 13_435, 13_436]);

export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  // The driver tells a bulk write that met no server by this class alone: a server's refusal has a code.
  if (error instanceof MongoBulkWriteError && code === undefined) return true;
  return brokenCodes.has(code) || stateCodes.has(code) || error instanceof MongoNetworkError || error instanceof MongoServerSelectionError || awayNames.has(error.name);
}

const hasLabel = (error: unknown, label: string): boolean => error instanceof MongoError && error.hasErrorLabel(label);

export const isTransient = (error: unknown): boolean => hasLabel(error, 'TransientTransactionError');
export const isUnknownCommit = (error: unknown): boolean => hasLabel(error, 'UnknownTransactionCommitResult');

/** 64, WriteConcernTimeout: the primary has it, a majority has not yet. */
export const isUnconfirmed = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === 64;

/** 11000: what another process stored meanwhile; reading again tells. */
export const isDuplicate = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === 11_000;

export function asAppError(error: unknown): unknown {
  return isAway(error) || isTransient(error) || isUnknownCommit(error) || isUnconfirmed(error) ? new AppError('unavailable', {}, error) : error;
}

type Method = (...args: never[]) => Promise<unknown>;

/** The same port, with a store gone away told as `unavailable`, and in under a second. */
export function shielded<T extends object>(port: T, pulse: Pulse): T {
  const entries = Object.entries(port as Record<string, Method>).map(([name, method]) => {
    const shield = async (...args: never[]) => {
      try {
        return await pulse.guard(() => method(...args));
      } catch (error) {
        throw asAppError(error);
      }
    };
    return [name, shield] as const;
  });
  return Object.fromEntries(entries) as T;
}
