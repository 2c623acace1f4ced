// The embedded store's secret: made once, kept in the data folder, readable by its owner alone.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The secrets to use: those given, or the one in `dataDir`, which is made when there is none. */
export function secretsOf(config: { secrets: string[] | null; dataDir: string }): string[] {
  if (config.secrets !== null) return config.secrets;
  mkdirSync(config.dataDir, { recursive: true });
  const file = join(config.dataDir, 'secret');
  try {
    // wx: of two processes that start at once, one writes and both read the same.
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return [readFileSync(file, 'utf8').trim()];
}
