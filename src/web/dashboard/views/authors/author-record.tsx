// Who an author is and how they have fared, as a list of facts.
import type { ComponentChildren } from 'preact';
import { authorsTexts } from '../../../../i18n/dashboard/authors.ts';
import { counted } from '../../../../i18n/words.ts';
import type { AuthorProfile } from '../../../wire.ts';
import { lang, say } from '../../state/lang.ts';
import { Name, When } from '../../ui/parts.tsx';

export function AuthorRecord({ profile: { id, kind, email, createdAt, standing, rate, trusted, reports } }: { profile: AuthorProfile }) {
  const texts = say(authorsTexts);
  const share = rate === null ? texts.noRate : new Intl.NumberFormat(`${lang.value}-u-nu-latn`, { style: 'percent' }).format(rate);
  const hasReported = reports.upheld + reports.dismissed > 0;
  return (
    <dl class="card profile">
      <Fact name={texts.record}><span class="badge">{texts.kinds[kind]}</span>{trusted && <> <span class="badge good">{texts.trusted}</span></>}</Fact>
      <Fact name={texts.since}><When at={createdAt} /></Fact>
      <Fact name={texts.standing}>{counted(lang.value, texts.approved, standing.approved)} · {counted(lang.value, texts.rejected, standing.rejected)}</Fact>
      <Fact name={texts.rate}>{share}</Fact>
      {standing.last !== null && <Fact name={texts.last}><When at={standing.last} /></Fact>}
      <Fact name={texts.reports}>{hasReported ? <>{counted(lang.value, texts.upheld, reports.upheld)} · {counted(lang.value, texts.dismissed, reports.dismissed)}</> : texts.noReports}</Fact>
      <Fact name={texts.email}>{email === null ? texts.noEmail : <Name>{email}</Name>}</Fact>
      <Fact name={texts.id}><Name>{id}</Name></Fact>
    </dl>
  );
}

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => <div><dt>{name}</dt><dd>{children}</dd></div>;
