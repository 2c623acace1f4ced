// Sanctions: those in force and those that were, narrowed as one likes; a new one begins here or from an author's record.
import './sanctions.css';
import { useState } from 'preact/hooks';
import { sanctionsTexts } from '../../../../i18n/dashboard/sanctions.ts';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import { counted } from '../../../../i18n/words.ts';
import type { CreatedSanction, Page, Sanction } from '../../../wire.ts';
import { api, queryOf } from '../../state/api.ts';
import { lang, say } from '../../state/lang.ts';
import { go, hrefOf, place } from '../../state/route.ts';
import { site } from '../../state/session.ts';
import { ErrorNote, Heading, Loading, More, Nothing } from '../../ui/parts.tsx';
import { toast, toastError } from '../../ui/toast.tsx';
import { usePages } from '../../ui/use-pages.ts';
import { useWindow } from '../../ui/use-window.ts';
import { draftIn, emptyDraft, type Draft } from './drafts.ts';
import { SanctionCard } from './sanction-card.tsx';
import { SanctionDialog } from './sanction-dialog.tsx';
import { filtersIn, SanctionFilters } from './sanction-filters.tsx';

export function SanctionsView() {
  const texts = say(sanctionsTexts);
  const slug = site.value?.slug;
  const filters = filtersIn(place.value.query);
  const asked = queryOf({ site: slug, ...filters });
  const { items, next, error, loading, more, reload } = usePages((cursor) => api<Page<Sanction>>(`GET /moderation/sanctions${queryOf({ site: slug, ...filters, cursor })}`), asked);
  const { opened: draft, open, close: closeWindow } = useWindow<Draft>(draftIn(place.value.query));
  const [jobs, setJobs] = useState(false);
  const begunAt = place.value;
  // An answer that comes late takes nobody back from where they went.
  const close = (): void => {
    closeWindow();
    // Who reloads the page or comes back to it has not asked for another.
    if (place.value === begunAt && draftIn(begunAt.query) !== null) go(hrefOf('/sanctions', filters), { replace: true });
  };
  const created = (sanction: CreatedSanction): void => {
    close();
    setJobs(sanction.jobs.length > 0);
    toast(sanction.jobs.length > 0 ? counted(lang.value, texts.createdJobs, sanction.jobs.length) : texts.created, { undo: () => void takeBack(sanction.id).then(reload) });
    void reload();
  };
  const isFiltered = Object.values(filters).some((each) => each !== '');
  return (
    <>
      <Heading title={say(shellTexts).views.sanctions}><button type="button" class="primary" onClick={() => open(emptyDraft)}>{texts.add}</button></Heading>
      <p class="hint">{texts.about}</p>
      <SanctionFilters filters={filters} />
      {jobs && <p class="note"><a href={hrefOf('/jobs')}>{texts.toJobs}</a></p>}
      <ErrorNote error={error} retry={() => void reload()} />
      {items === null && loading && <Loading />}
      {items?.length === 0 && <Nothing>{isFiltered ? texts.noneSuch : texts.none}</Nothing>}
      {items?.map((sanction) => <SanctionCard key={sanction.id} sanction={sanction} as="h2" onChanged={() => void reload()} />)}
      <More next={next} loading={loading} onMore={() => void more()} />
      {draft !== null && <SanctionDialog begun={draft} onCreated={created} onClose={close} />}
    </>
  );
}

/** A sanction made by mistake is lifted: it stays on record. What its jobs rejected has an undo of its own. */
async function takeBack(id: string): Promise<void> {
  await api(`DELETE /moderation/sanctions/${id}`).then(() => toast(say(sanctionsTexts).lifted), toastError);
}
