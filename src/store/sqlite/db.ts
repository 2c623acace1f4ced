// A connection with its statements prepared once, and the pragmas every connection needs.
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

export type Row = Record<string, unknown>;

/** A part of a statement with what its marks stand for. */
export type Clause = { sql: string; given: SQLInputValue[] };

export class Db {
  readonly raw: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();

  constructor(file: string) {
    this.raw = new DatabaseSync(file, { timeout: 5000 });
    this.raw.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -32000;');
  }

  /** The first row, or null. */
  one(sql: string, ...values: SQLInputValue[]): Row | null {
    return (this.prepare(sql).get(...values) as Row | undefined) ?? null;
  }

  all(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.prepare(sql).all(...values) as Row[];
  }

  /** How many rows changed. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.prepare(sql).run(...values).changes);
  }

  /** Inserts a row given by column. */
  insert(table: string, row: Record<string, SQLInputValue>, clause = ''): number {
    const columns = Object.keys(row);
    return this.run(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')}) ${clause}`, ...Object.values(row));
  }

  /** Runs statements that must read the same moment, whatever is written meanwhile. */
  snapshot<T>(read: () => T): T {
    this.raw.exec('BEGIN');
    try {
      return read();
    } finally {
      this.raw.exec('COMMIT');
    }
  }

  close(): void {
    if (this.raw.isOpen) this.raw.close();
  }

  private prepare(sql: string): StatementSync {
    let statement = this.statements.get(sql);
    if (statement === undefined) {
      statement = this.raw.prepare(sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }
}
