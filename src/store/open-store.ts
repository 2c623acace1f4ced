// Chooses the adapter: a MongoDB address opens MongoDB, none opens the file in the data folder. The other is never loaded.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from './store.ts';

type Where = { mongodbUri: string | null; dataDir: string };

const fileIn = (dataDir: string): string => join(dataDir, 'hiwar.db');

/** Whether the embedded store is still to be made; a MongoDB server answers for itself. */
export const isUnmade = ({ mongodbUri, dataDir }: Where): boolean => mongodbUri === null && !existsSync(fileIn(dataDir));

export async function openStore({ mongodbUri, dataDir }: Where): Promise<Store> {
  if (mongodbUri !== null) {
    const { openMongo } = await import('./mongo/open-mongo.ts');
    return openMongo({ uri: mongodbUri });
  }
  const { openSqlite } = await import('./sqlite/open-sqlite.ts');
  return openSqlite({ file: fileIn(dataDir) });
}
