// Inserts rows as they are: mongoose's lean insert skips its strict check together with its cost, so the field names are checked here.
import type { ClientSession, Model } from 'mongoose';

/** Throws on a field the schema does not name, and nothing is stored; fields inside a part of a row are not looked at. */
export async function insertRows<T>(model: Model<T>, rows: T[], session?: ClientSession): Promise<void> {
  for (const row of rows) {
    const stray = Object.keys(row as object).find((name) => model.schema.pathType(name) === 'adhocOrUndefined');
    if (stray !== undefined) throw new Error(`${model.collection.name} has no field ${stray}`);
  }
  await model.insertMany(rows, { lean: true, ordered: true, ...(session === undefined ? {} : { session }) });
}
