// Everything known of a comment: checks, reports, decisions, versions, its author's record; and what the desk may do beside deciding.
import { useState } from 'preact/hooks';
import { queueTexts } from '../../../../i18n/dashboard/queue.ts';
import type { Profile, Story } from '../../../wire.ts';
import { api, queryOf } from '../../state/api.ts';
import { say } from '../../state/lang.ts';
import { hrefOf } from '../../state/route.ts';
import { ErrorNote, Loading } from '../../ui/parts.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { AuthorRecord } from './author-record.tsx';
import { ReplyBox } from './reply-box.tsx';
import type { Row } from './row.ts';
import { Checks, DecisionList, ReportList, Revisions } from './story-parts.tsx';
import { ThreadDialog } from './thread-dialog.tsx';

/** The story, and its author's record where that can be had. */
async function load(id: string): Promise<{ story: Story; profile: Profile | null }> {
  const story = await api<Story>(`GET /moderation/comments/${id}`);
  const profile = await api<Profile>(`GET /moderation/authors/${story.author.id}${queryOf({ site: story.site })}`).catch(() => null);
  return { story, profile };
}

export function StoryPanel({ row }: { row: Row }) {
  const texts = say(queueTexts);
  const { id, revision, status, reviewed } = row.item.value;
  // The status is here before the decision is there: what was read between the two is read again.
  const { data, error, reload } = useLoad(() => load(id), `${id} ${revision} ${status} ${reviewed} ${row.arrived.value}`);
  const [thread, setThread] = useState(false);
  const failure = <ErrorNote error={error} retry={() => void reload()} />;
  if (data === null) return error === null ? <Loading /> : failure;
  const { story, profile } = data;
  return (
    <section class="story" aria-label={texts.details}>
      {failure}
      <div class="columns">
        <Checks story={story} />
        <AuthorRecord story={story} profile={profile} />
        {story.reports.list.length > 0 && <ReportList list={story.reports.list} />}
        <DecisionList decisions={story.decisions} />
        {story.revisions.length > 1 && <Revisions revisions={story.revisions} current={story.revision} />}
      </div>
      <p class="acts links">
        <a href={hrefOf(`/comments/${id}`)}>{texts.page}</a>
        <a href={hrefOf('/search', { thread: story.thread.key })}>{texts.inThread}</a>
        {story.addressPrefix !== null && <a href={hrefOf('/search', { addressPrefix: story.addressPrefix })}>{texts.inNetwork} <bdi dir="ltr">{story.addressPrefix}</bdi></a>}
        <button type="button" onClick={() => setThread(true)}>{texts.threadTitle}</button>
      </p>
      {story.status === 'approved' && <ReplyBox site={story.site} threadKey={story.thread.key} parentId={id} />}
      {thread && <ThreadDialog site={story.site} threadKey={story.thread.key} onClose={() => setThread(false)} />}
    </section>
  );
}
