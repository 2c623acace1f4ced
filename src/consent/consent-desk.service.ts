// What a desk reads of choices: records, the words they were given to, and figures. Nothing here writes.
import { AppError } from '../errors.ts';
import type { Page } from '../kernel/page.ts';
import type { Range, StatsService } from '../stats/stats.service.ts';
import { consentFigures, type FigureKind } from './consent-figures.ts';
import type { ConsentRecord } from './consent-record.ts';
import type { ConsentStore, RecordsQuery } from './consent.store.ts';
import type { PoliciesStore, StoredText } from './policies.store.ts';

/** Records read at once for an export. */
const EXPORT_PAGE = 500;

type DeskDeps = { consent: ConsentStore; policies: PoliciesStore; stats: StatsService };

export class ConsentDeskService {
  private readonly deps: DeskDeps;

  constructor(deps: DeskDeps) {
    this.deps = deps;
  }

  list(query: RecordsQuery): Promise<Page<ConsentRecord>> {
    return this.deps.consent.list(query);
  }

  async get(site: string, id: string): Promise<ConsentRecord> {
    const record = await this.deps.consent.find(site, id);
    if (record === null) throw new AppError('not_found');
    return record;
  }

  /** The very words a record was given to. */
  async words(site: string, id: string): Promise<StoredText> {
    const { textHash } = await this.get(site, id);
    const text = textHash === null ? null : await this.deps.policies.findText(textHash);
    if (text === null) throw new AppError('not_found');
    return text;
  }

  /** Every record of a time, page by page, newest first. */
  async *pages(site: string, { from, to }: { from: Date | null; to: Date | null }): AsyncGenerator<ConsentRecord[]> {
    const query = { site, subject: null, action: null, revision: null, lang: null, surface: null, from, to, limit: EXPORT_PAGE };
    for (let cursor: string | null = null; ;) {
      const page = await this.deps.consent.list({ ...query, cursor });
      yield page.items;
      if (page.next === null) return;
      cursor = page.next;
    }
  }

  /** In days of the site's zone; the last thirty unless asked otherwise. */
  async figures(site: string, given: Partial<Range>, by: FigureKind) {
    const { stats, consent } = this.deps;
    const { from, to } = await stats.rangeOf([site], given);
    return { site, timezone: await stats.timezoneOf(site), from, to, by, ...consentFigures(await consent.counts(site, from, to), by) };
  }
}
