// A search by words at the desk: read along the search index, newest arrival first, and never more than a stretch of it for one page.
import { setImmediate } from 'node:timers/promises';
import type { SQLInputValue } from 'node:sqlite';
import type { Comment } from '../../comments/comment.ts';
import type { DeskQuery } from '../../moderation/moderation.store.ts';
import { encodeCursor, type Page } from '../../kernel/page.ts';
import { keyset } from './shown.read.ts';
import type { Clause, Db, Row } from './db.ts';
import { toComment } from './rows.ts';

/** Matches looked at for one page: where few of them pass the other filters, the page is short and the next goes on. */
const STRETCH = 5_000;

/** Comments in which all words occur. Rows are numbered as they arrive, so this order needs no sorting of all that matches. */
export function searchDesk(db: Db, query: DeskQuery, filters: Clause[]): Page<Comment> {
  const stretch = stretchAfter(query);
  const rows = db.all(`SELECT comments.* ${matching(stretch, filters, 'CROSS JOIN')} ORDER BY found.n DESC LIMIT ?`, ...given(stretch, filters), query.limit + 1);
  const items = rows.slice(0, query.limit);
  const end = rows.length > query.limit ? Number(items.at(-1)?.['n']) : endIn(db.one(`SELECT ${END} FROM (${stretch.sql}) AS found`, ...stretch.given));
  return { items: items.map(toComment), next: end === null ? null : afterRow(end) };
}

/** How many the search would find, counting no further than `most`; others are served between two stretches. */
export async function countSearch(db: Db, query: DeskQuery, { filters, most }: { filters: Clause[]; most: number }): Promise<number> {
  const stretch = stretchAfter(query);
  const row = db.one(`SELECT count(comments.n) AS passed, ${END} ${matching(stretch, filters, 'LEFT JOIN')}`, ...given(stretch, filters));
  const [count, end] = [Number(row?.['passed']), endIn(row)];
  if (count >= most || end === null) return Math.min(count, most);
  await setImmediate();
  return count + await countSearch(db, { ...query, cursor: afterRow(end) }, { filters, most: most - count });
}

/** Both joins keep the order, first the few that match and then their rows; the left one keeps matches that pass no filter. */
const matching = (stretch: Clause, filters: Clause[], join: 'CROSS JOIN' | 'LEFT JOIN'): string =>
  `FROM (${stretch.sql}) AS found ${join} comments ON comments.n = found.n AND ${filters.map(({ sql }) => sql).join(' AND ')}`;

const given = (stretch: Clause, filters: Clause[]): SQLInputValue[] => [stretch, ...filters].flatMap((clause) => clause.given);

const afterRow = (n: number): string => encodeCursor({ at: n, id: '' });

function stretchAfter({ words, cursor }: DeskQuery): Clause {
  const after = keyset(cursor);
  return {
    sql: `SELECT rowid AS n FROM comment_words WHERE comment_words MATCH ? ${after === null ? '' : 'AND rowid < ?'} ORDER BY rowid DESC LIMIT ?`,
    given: [matchAll(words), ...(after === null ? [] : [after.at]), STRETCH],
  };
}

const END = 'count(*) AS matches, min(found.n) AS last';

/** The last match of a stretch, or null where that was the last of all. */
const endIn = (row: Row | null): number | null => (Number(row?.['matches']) < STRETCH ? null : Number(row?.['last']));

/** Every word as a quoted FTS5 string, so that none of it is read as an operator; a NUL would end the query early. */
const matchAll = (words: string[]): string => words.map((word) => `"${word.replaceAll('\0', ' ').replaceAll('"', '""')}"`).join(' ');
