// The parts of a comment's story: what checks saw, what readers reported, what was decided, how the text was before.
import { queueTexts } from '../../../../i18n/dashboard/queue.ts';
import { number } from '../../../../i18n/words.ts';
import type { Story } from '../../../wire.ts';
import { lang, say } from '../../state/lang.ts';
import { byWords } from '../../state/people.ts';
import { hrefOf } from '../../state/route.ts';
import { Name, When } from '../../ui/parts.tsx';
import { checkWords, percent, reasonWords, sawWords, verdictWords } from './reason-words.ts';

/** Places of a check that are quoted. */
const QUOTED = 6;

export function Checks({ story: { checks, text } }: { story: Story }) {
  const texts = say(queueTexts);
  return (
    <section>
      <h2>{texts.checks}</h2>
      {checks.length === 0 && <p class="soft">{texts.noChecks}</p>}
      <ul>
        {checks.map((check) => {
          const quoted = [...new Set(check.spans.map(([start, end]) => text.slice(start, end)))].slice(0, QUOTED);
          const campaign = check.evidence['campaign'];
          return (
            <li key={`${check.check} ${check.code}`}>
              <p><b>{checkWords(check.check)}</b> {verdictWords(check.verdict)}: {reasonWords(check.code)}</p>
              <p class="soft">
                {[...(check.score > 0 ? [`${texts.score} ${percent(check.score)}`] : []), ...sawWords(check)].map((words, at) => <span key={words}>{at > 0 && ' · '}<bdi dir="auto">{words}</bdi></span>)}{' '}
                {typeof campaign === 'string' && <a href={hrefOf(`/campaigns/${campaign}`)}>{campaign}</a>}
              </p>
              {quoted.length > 0 && <p class="quoted">{quoted.map((part) => <mark key={part} dir="auto">{part}</mark>)}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

export function ReportList({ list }: { list: Story['reports']['list'] }) {
  const texts = say(queueTexts);
  return (
    <section>
      <h2>{texts.reportList}</h2>
      <ul>
        {list.map(({ id, reason, detail, by, at, state }) => (
          <li key={id}>
            <p>{reasonWords(reason)} <span class="badge">{texts.reportStates[state]}</span> <span class="soft">{by.kind === 'staff' ? byWords(by.id) : <a href={hrefOf(`/authors/${by.id}`)}>{texts.kinds[by.kind]}</a>} · <When at={at} /></span></p>
            {detail !== null && <p class="as-written" dir="auto">{detail}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function DecisionList({ decisions }: { decisions: Story['decisions'] }) {
  const texts = say(queueTexts);
  const undone = new Set(decisions.map(({ undoes }) => undoes));
  return (
    <section>
      <h2>{texts.decisions}</h2>
      {decisions.length === 0 && <p class="soft">{texts.noDecisions}</p>}
      <ul>
        {decisions.toReversed().map(({ id, by, action, reason, note, at }) => (
          <li key={id}>
            <p>
              <Name>{byWords(by)}</Name> {texts.did[action]}{reason !== null && <> ({reasonWords(reason)})</>} {undone.has(id) && <span class="badge">{texts.taken}</span>} <span class="soft"><When at={at} /></span>
            </p>
            {note !== null && <p class="as-written" dir="auto">{note}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Revisions({ revisions, current }: { revisions: Story['revisions']; current: number }) {
  const texts = say(queueTexts);
  return (
    <section>
      <h2>{texts.revisions}</h2>
      <ul>
        {revisions.toReversed().map(({ revision, text, at }) => (
          <li key={revision}>
            <details open={revision !== current && revisions.length === 2}>
              <summary>{texts.revision.replace('{n}', number(lang.value, revision))} · <When at={at} /></summary>
              <p class="as-written" dir="auto">{text}</p>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
