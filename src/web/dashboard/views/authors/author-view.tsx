// An author's record: who they are, what was decided of them, sanctions, notes of colleagues and what they wrote.
import './authors.css';
import { useEffect } from 'preact/hooks';
import { authorsTexts } from '../../../../i18n/dashboard/authors.ts';
import type { AuthorProfile } from '../../../wire.ts';
import { api, queryOf } from '../../state/api.ts';
import { say } from '../../state/lang.ts';
import { go, hrefOf, place } from '../../state/route.ts';
import { lookAt, site, sites } from '../../state/session.ts';
import { ErrorNote, Loading, Name, Nothing } from '../../ui/parts.tsx';
import { useLoad } from '../../ui/use-load.ts';
import type { ViewProps } from '../../views.ts';
import { SanctionCard } from '../sanctions/sanction-card.tsx';
import { AuthorComments } from './author-comments.tsx';
import { AuthorNotes } from './author-notes.tsx';
import { AuthorRecord } from './author-record.tsx';

export function AuthorView({ params: { id = '' } }: ViewProps) {
  const slug = siteIn(place.value.query);
  const isNamed = place.value.query.has('site');
  useEffect(() => {
    if (!isNamed) return;
    // Reached from a list of another site, the author is of that one, and so is whatever is done next.
    if (slug !== '') lookAt(slug);
    go(hrefOf(`/authors/${id}`), { replace: true });
  }, [isNamed, id, slug]);
  const { data, error, loading, reload } = useLoad(() => api<AuthorProfile>(`GET /moderation/authors/${encodeURIComponent(id)}${queryOf({ site: slug })}`), `${slug} ${id}`);
  return (
    <>
      <AuthorHeading id={id} profile={data} />
      <ErrorNote error={error} retry={() => void reload()} />
      {data === null ? loading && <Loading /> : <Record profile={data} onChanged={() => void reload()} />}
    </>
  );
}

const siteIn = (query: URLSearchParams): string => sites.value.find(({ slug }) => slug === query.get('site'))?.slug ?? site.value?.slug ?? '';

function AuthorHeading({ id, profile }: { id: string; profile: AuthorProfile | null }) {
  const texts = say(authorsTexts);
  return (
    <header class="heading">
      <h1 class="clipped" tabIndex={-1}>{profile === null ? texts.title : <Name>{profile.name}</Name>}</h1>
      {profile !== null && (
        <nav class="acts" aria-label={texts.record}>
          {profile.kind !== 'staff' && <a class="act" href={hrefOf('/sanctions', { author: id })}>{texts.sanction}</a>}
          <a class="act" href={hrefOf('/jobs', { author: id, queue: 'pending', action: 'reject' })}>{texts.rejectPending}</a>
          <a class="act" href={hrefOf('/search', { author: id })}>{texts.search}</a>
        </nav>
      )}
    </header>
  );
}

function Record({ profile, onChanged }: { profile: AuthorProfile; onChanged(): void }) {
  const texts = say(authorsTexts);
  return (
    <>
      <AuthorRecord profile={profile} />
      <section class="part" aria-labelledby="author-sanctions">
        <h2 id="author-sanctions">{texts.sanctions}</h2>
        {profile.sanctions.length === 0 && <Nothing>{texts.noSanctions}</Nothing>}
        {profile.sanctions.map((sanction) => <SanctionCard key={sanction.id} sanction={sanction} as="h3" onChanged={onChanged} />)}
      </section>
      <AuthorNotes profile={profile} onChanged={onChanged} />
      {profile.names.length > 0 && (
        <section class="part" aria-labelledby="author-names">
          <h2 id="author-names">{texts.names}</h2>
          <p class="hint">{texts.namesHint}</p>
          <ul class="author-names">{profile.names.map((each) => <li key={each.id}><a href={hrefOf(`/authors/${each.id}`)}><Name>{each.name}</Name></a> <span class="badge">{texts.kinds[each.kind]}</span></li>)}</ul>
        </section>
      )}
      <AuthorComments id={profile.id} />
    </>
  );
}
