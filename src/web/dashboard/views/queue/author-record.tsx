// Who wrote a comment: their record on this site, and the ways to all that is about them.
import { queueTexts } from '../../../../i18n/dashboard/queue.ts';
import { day, number } from '../../../../i18n/words.ts';
import type { Profile, Story } from '../../../wire.ts';
import { lang, say } from '../../state/lang.ts';
import { hrefOf } from '../../state/route.ts';
import { Name } from '../../ui/parts.tsx';
import { reasonWords } from './reason-words.ts';

export function AuthorRecord({ story: { author, site }, profile }: { story: Story; profile: Profile | null }) {
  const texts = say(queueTexts);
  const n = (value: number): string => number(lang.value, value);
  const { approved, rejected } = author.standing;
  const put = (wording: string, given: Record<string, string>): string => wording.replace(/\{(\w+)\}/g, (whole, name: string) => given[name] ?? whole);
  const active = profile?.sanctions.filter((each) => each.active) ?? [];
  return (
    <section>
      <h2>{texts.authorRecord}</h2>
      <p><Name>{author.name}</Name> <span class="badge">{texts.kinds[author.kind]}</span></p>
      <ul>
        <li>{put(texts.standing, { approved: n(approved), rejected: n(rejected) })}</li>
        {profile !== null && (
          <>
            <li>{put(texts.since, { day: day(lang.value, new Date(profile.createdAt)) })}</li>
            {profile.reports.upheld + profile.reports.dismissed > 0 && <li>{put(texts.reportsMade, { upheld: n(profile.reports.upheld), dismissed: n(profile.reports.dismissed) })}</li>}
            {active.length > 0 && <li>{texts.sanctionsNow}: {active.map((each) => reasonWords(each.reason)).join(' · ')}</li>}
            {profile.names.length > 0 && <li>{texts.otherNames}: {profile.names.map((each) => <a key={each.id} href={hrefOf(`/authors/${each.id}`, { site })}><Name>{each.name}</Name> </a>)}</li>}
            {profile.notes.map((note) => <li key={note.id}>{texts.notes}: <bdi dir="auto" class="as-written">{note.text}</bdi></li>)}
          </>
        )}
      </ul>
      <p class="acts links">
        <a href={hrefOf(`/authors/${author.id}`, { site })}>{texts.toAuthor}</a>
        <a href={hrefOf('/search', { author: author.id })}>{texts.allBy}</a>
        <a href={hrefOf('/sanctions', { author: author.id })}>{texts.toSanction}</a>
      </p>
    </section>
  );
}
