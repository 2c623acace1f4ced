// The log of a site: every decision and act in words, page by page, and whether it is as it was written.
import './audit.css';
import { auditTexts } from '../../../../i18n/dashboard/audit.ts';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import type { AuditRecord, Page } from '../../../wire.ts';
import { api, queryOf } from '../../state/api.ts';
import { say } from '../../state/lang.ts';
import { place } from '../../state/route.ts';
import { site } from '../../state/session.ts';
import { ErrorNote, Heading, Loading, More, Nothing } from '../../ui/parts.tsx';
import { usePages } from '../../ui/use-pages.ts';
import { AuditFilters, filtersIn } from './audit-filters.tsx';
import { Record } from './record.tsx';
import { VerifyChain } from './verify-chain.tsx';

export const AuditView = () => (site.value === null ? null : <Log slug={site.value.slug} />);

function Log({ slug }: { slug: string }) {
  const texts = say(auditTexts);
  const filters = filtersIn(place.value.query);
  const asked = { site: slug, ...filters };
  const { items, next, error, loading, more, retry } = usePages((cursor) => api<Page<AuditRecord>>(`GET /moderation/audit${queryOf({ ...asked, cursor })}`), queryOf(asked));
  return (
    <>
      <Heading title={say(shellTexts).views.audit} />
      <p class="hint about">{texts.about}</p>
      <VerifyChain site={slug} />
      <AuditFilters filters={filters} />
      <ErrorNote error={error} retry={() => void retry()} />
      {items === null ? loading && <Loading /> : items.length === 0 && <Nothing>{filters.by === null && filters.subject === null ? texts.none : texts.noneSuch}</Nothing>}
      <ol class="log">{items?.map((record) => <Record key={record.id} record={record} />)}</ol>
      <More next={next} loading={loading} onMore={() => void more()} />
    </>
  );
}
