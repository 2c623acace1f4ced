// Keyset pages of comments over one index: a sort value and the id that breaks ties.
import type { Model, QueryFilter } from 'mongoose';
import type { Comment } from '../../comments/comment.ts';
import { cutPage, decodeCursor, type Keyset, type Page } from '../../kernel/page.ts';
import { commentOf, type CommentRow, type ReadRow } from './models.ts';

export type PageQuery = {
  filter: object;
  by: 'createdAt' | 'replyCount' | 'riskRank';
  direction: 1 | -1;
  limit: number;
  cursor: string | null;
  key(row: ReadRow): number;
};

export const byTime = { by: 'createdAt', key: (row: ReadRow) => row.createdAt.getTime() } as const;

/** The keyset of a cursor; a cursor that is not ours is the caller's mistake. */
export function keyset(cursor: string | null): Keyset | null {
  if (cursor === null) return null;
  const key = decodeCursor(cursor);
  if (key === null) throw new RangeError('cursor');
  return key;
}

export async function pageOf(comments: Model<CommentRow>, { filter, by, direction, limit, cursor, key }: PageQuery): Promise<Page<Comment>> {
  const rows = await comments
    .find({ ...filter, ...afterCursor({ by, direction, cursor }) }, { words: 0 }, { sort: { [by]: direction, _id: direction }, limit: limit + 1 })
    .lean();
  const page = cutPage(rows, limit, (row) => ({ at: key(row), id: row._id }));
  return { items: page.items.map(commentOf), next: page.next };
}

/** The bound on the sort value alone lets the index start there; the rest only settles ties. */
function afterCursor({ by, direction, cursor }: Pick<PageQuery, 'by' | 'direction' | 'cursor'>): QueryFilter<CommentRow> {
  const end = keyset(cursor);
  if (end === null) return {};
  const at = by === 'createdAt' ? new Date(end.at) : end.at;
  const [past, until] = direction === 1 ? ['$gt', '$gte'] : ['$lt', '$lte'];
  return { [by]: { [until as string]: at }, $or: [{ [by]: { [past as string]: at } }, { [by]: at, _id: { [past as string]: end.id } }] };
}
