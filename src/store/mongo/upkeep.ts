// What an operator asks of the database as a whole. Copies and data files are MongoDB's own business; the indexes are ours.
import { isDeepStrictEqual } from 'node:util';
import type { Checked } from '../store.ts';
import { indexes } from './migrate.ts';
import type { Models } from './models.ts';

export const noBackup = async (): Promise<never> => {
  throw new Error('On MongoDB a backup is made with its own tool, mongodump: docs/operations.md#backup.');
};

/** Every index there should be, as it should be. Opening made what was missing: what is missing now was dropped since. */
export async function checkIndexes(models: Models): Promise<Checked> {
  const faults: string[] = [];
  for (const [name, wanted] of Map.groupBy(indexes, ([model]) => model)) {
    const { collection } = models[name];
    const present = await collection.indexes();
    faults.push(...wanted.filter(([, key, more = {}]) => !present.some((each) => isDeepStrictEqual(Object.entries(each.key), Object.entries(key))
      && (each.unique ?? false) === (more.unique ?? false) && isDeepStrictEqual(each['partialFilterExpression'], more.partialFilterExpression)))
      .map(([, key, more]) => `${collection.name}: no index ${more?.name ?? JSON.stringify(key)} as it should be`));
  }
  return { looked: 'server, replica set and indexes', faults };
}
