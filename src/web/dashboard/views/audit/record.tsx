// One record of the log in words: what was done, by whom, when, and everything else that is known of it.
import type { ComponentChildren } from 'preact';
import { auditTexts } from '../../../../i18n/dashboard/audit.ts';
import { names } from '../../../../i18n/dashboard/names.ts';
import { number } from '../../../../i18n/words.ts';
import type { AuditRecord } from '../../../wire.ts';
import { lang, say } from '../../state/lang.ts';
import { put, quote } from '../../state/quote.ts';
import { hrefOf } from '../../state/route.ts';
import { isAdmin } from '../../state/session.ts';
import { When } from '../../ui/parts.tsx';
import { noteInWords, reasonInWords } from './in-words.ts';
import { Who } from './who.tsx';

/** Their reason is what was done rather than why. */
const saysWhat = new Set<AuditRecord['action']>(['word_list', 'thread_state', 'model_changed', 'job_start', 'job_cancel', 'job_undo', 'campaign_decision']);

export function Record({ record }: { record: AuditRecord }) {
  const texts = say(auditTexts);
  const { statuses } = say(names);
  const [reason, note] = [reasonInWords(record), noteInWords(record)];
  return (
    <li class="entry">
      <p><strong>{texts.acts[record.action]}</strong> · <Who by={record.by} /> · <When at={record.at} />{record.batch !== null && <> · <span class="badge">{texts.batch}</span></>}</p>
      <dl class="facts">
        {record.commentId === null ? <Line name={texts.aboutWhat}><Subject subject={record.subject} />{!record.subject.startsWith('rules:') && <> · <a class="hint" href={hrefOf('/audit', { subject: record.subject })}>{texts.sameSubject}</a></>}</Line> : (
          <>
            <Line name={texts.comment}><a href={hrefOf(`/comments/${encodeURIComponent(record.commentId)}`)}>{texts.openComment} <bdi dir="ltr">…{record.commentId.slice(-6)}</bdi></a> <span class="hint">{put(texts.revision, number(lang.value, record.revision))}</span></Line>
            <Line name={texts.status}>{put(record.from === record.to ? texts.stays : texts.change, { from: statuses[record.from], to: statuses[record.to] })}</Line>
          </>
        )}
        {reason !== null && <Line name={saysWhat.has(record.action) ? texts.what : texts.reason}><bdi dir="auto">{reason}</bdi></Line>}
        {note !== null && <Line name={texts.note}><bdi dir="auto" class="written">{note}</bdi></Line>}
      </dl>
    </li>
  );
}

const Line = ({ name, children }: { name: string; children: ComponentChildren }) => <div><dt>{name}</dt><dd>{children}</dd></div>;

/** Where more is known of each kind of subject. */
const places: { [kind: string]: (id: string) => string } = {
  rules: () => '/words', sanction: () => '/sanctions', job: () => '/jobs', campaign: (id) => `/campaigns/${encodeURIComponent(id)}`, policy: (id) => `/consent/policies/${encodeURIComponent(id)}`,
};

export function Subject({ subject }: { subject: string }) {
  const { subjects } = say(auditTexts);
  const at = subject.indexOf(':');
  const [kind, id] = at === -1 ? [subject, ''] : [subject.slice(0, at), subject.slice(at + 1)];
  const sentence = (subjects as { [kind: string]: string | undefined })[kind];
  if (sentence === undefined) return <bdi dir="auto">{subject}</bdi>;
  const told = put(sentence, quote(id));
  const path = kind === 'policy' && !isAdmin.value ? undefined : places[kind]?.(id);
  return path === undefined ? <>{told}</> : <a href={hrefOf(path)}>{told}</a>;
}
