// What a command is, and how its options are read.
import { parseArgs } from 'node:util';
import type { App } from '../app.ts';

export type Command = {
  /** Its options, as the usage shows them. */
  options: string;
  does: string;
  /** Whether it is about what is stored already: with a mistaken DATA_DIR it must not take an empty store for the answer. */
  ofStored?: boolean;
  /** Answers the exit code. */
  run(given: { app: Pick<App, 'services' | 'store'>; words: string[]; print(line: string): void }): Promise<number>;
};

/** A command that needs nothing but its words: no settings, no store. */
export type LoneCommand = Pick<Command, 'options' | 'does'> & {
  runAlone(given: { words: string[]; print(line: string): void; complain(line: string): void }): Promise<number>;
};

/** The words after the command do not fit it. */
export class UsageError extends Error {}

/** An option that the command cannot do without. */
export function needed(value: string | undefined, name: string): string {
  if (value === undefined) throw new UsageError(`--${name} is needed.`);
  return value;
}

/** A day or a time, as Date reads it. */
export function timeOf(text: string, name: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) throw new UsageError(`--${name}: ${text} is no date.`);
  return time;
}

/** Reads `--name value` and `--flag` options; anything else is a UsageError. */
export function readOptions<const N extends string, const F extends string = never>(words: string[], names: N[], flags: F[] = []): Partial<Record<N, string>> & Partial<Record<F, boolean>> {
  const options = Object.fromEntries([...names.map((name) => [name, { type: 'string' as const }]), ...flags.map((flag) => [flag, { type: 'boolean' as const }])]);
  try {
    return parseArgs({ args: words, options, strict: true, allowPositionals: false }).values as Partial<Record<N, string>> & Partial<Record<F, boolean>>;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
