// Writes past mongoose's casting, which costs more than the write: what is written is typed, and the field names of new rows are checked here.
import type mongoose from 'mongoose';
import type { ClientSession, Model } from 'mongoose';

type Collection<T extends { _id: unknown }> = mongoose.mongo.Collection<T>;

/** The driver's own collection of a model. */
export const raw = <T extends { _id: unknown }>(model: Model<T>): Collection<T> => model.collection as unknown as Collection<T>;

/** Throws on a field the schema does not name, and nothing is stored; fields inside a part of a row are not looked at. */
export async function insertRows<T extends { _id: unknown }>(model: Model<T>, rows: T[], session?: ClientSession): Promise<void> {
  const fields = (model.schema as unknown as { tree: object }).tree;
  for (const row of rows) {
    const stray = Object.keys(row).find((name) => !Object.hasOwn(fields, name));
    if (stray !== undefined) throw new Error(`${model.collection.name} has no field ${stray}`);
  }
  await raw(model).insertMany(rows as mongoose.mongo.OptionalUnlessRequiredId<T>[], { ordered: true, ...(session === undefined ? {} : { session }) });
}
