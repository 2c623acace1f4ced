// What happened to a comment while somebody had it before them: a decision that did not arrive, or another's.
import { names } from '../../../../i18n/dashboard/names.ts';
import { queueTexts } from '../../../../i18n/dashboard/queue.ts';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import { say } from '../../state/lang.ts';
import { byWords } from '../../state/people.ts';
import { told } from '../../state/problems.ts';
import { Name, When } from '../../ui/parts.tsx';
import type { Decisions } from './decisions.ts';
import type { Notice, Row } from './row.ts';

export function NoticeNote({ row, notice, decisions }: { row: Row; notice: Notice; decisions: Decisions }) {
  const texts = say(queueTexts);
  return (
    <div class={notice.kind === 'elsewhere' ? 'note happened' : 'note bad happened'} role="alert">
      <p><Words notice={notice} /></p>
      {notice.kind === 'failed' && <button type="button" onClick={() => decisions.retry(row)}>{say(shellTexts).retry}</button>}
      <button type="button" aria-keyshortcuts="d" onClick={() => void decisions.acknowledge(row)}>{texts.acknowledge} <kbd aria-hidden="true">d</kbd></button>
    </div>
  );
}

function Words({ notice }: { notice: Notice }) {
  const texts = say(queueTexts);
  switch (notice.kind) {
    case 'failed': return <>{texts.failed} {told(notice.error)}</>;
    case 'not_allowed': return <>{texts.notAllowed}</>;
    case 'not_found': return <>{texts.notFound}</>;
    case 'elsewhere': return <>{texts.elsewhere} <Name>{byWords(notice.by)}</Name> {did(notice.action)} · <When at={notice.at} /></>;
    case 'stale': {
      const { by, at, status } = notice.current;
      return (
        <>
          {notice.changed ? texts.changed : texts.stale} {texts.nowStatus.replace('{status}', say(names).statuses[status])}
          {by !== null && !notice.changed && <> · <Name>{byWords(by)}</Name></>}{at !== null && !notice.changed && <> · <When at={at} /></>}
        </>
      );
    }
  }
}

function did(action: string): string {
  const words = say(queueTexts).did as Record<string, string>;
  return words[action] ?? action;
}
