// Which driver errors mean that the store is away, which are worth another try, and the error a caller gets.
import mongoose from 'mongoose';
import { AppError } from '../../errors.ts';
import type { Pulse } from './pulse.ts';

const { MongoError, MongoNetworkError, MongoServerSelectionError } = mongoose.mongo;
const awayNames = new Set([
  'MongoNotConnectedError', 'MongoTopologyClosedError', 'MongoPoolClearedError', 'MongoPoolClosedError', 'MongoWaitQueueTimeoutError',
  'MongooseServerSelectionError', 'MongoClientClosedError', 'PoolClearedError', 'PoolClearedOnNetworkError', 'MongoExpiredSessionError',
]);

export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error instanceof MongoNetworkError || error instanceof MongoServerSelectionError || awayNames.has(error.name);
}

const hasLabel = (error: unknown, label: string): boolean => error instanceof MongoError && error.hasErrorLabel(label);

export const isTransient = (error: unknown): boolean => hasLabel(error, 'TransientTransactionError');
export const isUnknownCommit = (error: unknown): boolean => hasLabel(error, 'UnknownTransactionCommitResult');

/** 11000: what another process stored meanwhile; reading again tells. */
export const isDuplicate = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === 11_000;

export function asAppError(error: unknown): unknown {
  return isAway(error) || isTransient(error) || isUnknownCommit(error) ? new AppError('unavailable', {}, error) : error;
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
