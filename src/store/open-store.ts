// Chooses the adapter: a MongoDB address opens MongoDB, none opens the file in the data folder. The other is never loaded.
import { join } from 'node:path';
import type { Store } from './store.ts';

export async function openStore({ mongodbUri, dataDir }: { mongodbUri: string | null; dataDir: string }): Promise<Store> {
  if (mongodbUri !== null) {
    const { openMongo } = await import('./mongo/open-mongo.ts');
    return openMongo({ uri: mongodbUri });
  }
  const { openSqlite } = await import('./sqlite/open-sqlite.ts');
  return openSqlite({ file: join(dataDir, 'hiwar.db') });
}
