// Bulk work: a form that says first how much it would decide, and the jobs there were, with progress and a way back.
import './jobs.css';
import { jobsTexts } from '../../../../i18n/dashboard/jobs.ts';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import type { Job, Page } from '../../../wire.ts';
import { api, queryOf } from '../../state/api.ts';
import { say } from '../../state/lang.ts';
import { site } from '../../state/session.ts';
import { ErrorNote, Heading, Loading, More, Nothing } from '../../ui/parts.tsx';
import { usePages } from '../../ui/use-pages.ts';
import { JobCard } from './job-card.tsx';
import { JobForm } from './job-form.tsx';

export function JobsView() {
  const texts = say(jobsTexts);
  const slug = site.value?.slug;
  const { items, next, error, loading, more, reload } = usePages((cursor) => api<Page<Job>>(`GET /moderation/jobs${queryOf({ site: slug, limit: 20, cursor })}`), `jobs ${slug}`);
  return (
    <>
      <Heading title={say(shellTexts).views.jobs} />
      <JobForm onStarted={() => void reload()} />
      <section class="part" aria-labelledby="past-jobs">
        <h2 id="past-jobs">{texts.past}</h2>
        <ErrorNote error={error} retry={() => void reload()} />
        {items === null && loading && <Loading />}
        {items?.length === 0 && <Nothing>{texts.none}</Nothing>}
        {items?.map((job) => <JobCard key={job.id} given={job} />)}
        <More next={next} loading={loading} onMore={() => void more()} />
      </section>
    </>
  );
}
