// What forbids publishing, in one list that leads to each place.
import { policiesTexts } from '../../../../i18n/dashboard/policies.ts';
import { counted } from '../../../../i18n/words.ts';
import type { PolicyDraft } from '../../../wire.ts';
import { lang, say } from '../../state/lang.ts';
import { ErrorNote } from '../../ui/parts.tsx';
import { placeOf } from './places.ts';
import type { Problem } from './problems.ts';
import type { Lint } from './use-lint.ts';

type FindingsProps = { lint: Lint; problems: Problem[]; draft: PolicyDraft; onJump(path: string): void };

export function FindingsList({ lint, problems, draft, onJump }: FindingsProps) {
  const texts = say(policiesTexts);
  const state = problems.length > 0 ? counted(lang.value, texts.problems, problems.length) : lint.state === 'failed' ? texts.unchecked : lint.state === 'checking' ? texts.checking : texts.clean;
  return (
    <section class={problems.length > 0 ? 'findings note bad' : 'findings'} aria-labelledby="policy-findings" aria-busy={lint.state === 'checking'}>
      <h2 id="policy-findings"><span role="status">{state}</span></h2>
      {lint.state === 'failed' && <ErrorNote error={lint.error} retry={lint.again} />}
      {problems.length > 0 && (
        <ol>
          {problems.map(({ path, message, found }, at) => (
            <li key={`${path} ${at}`}>
              <button type="button" class="plain" onClick={() => onJump(path)}>{placeOf(path, draft)}</button>{' '}
              <span dir="auto">{message}</span>{found !== null && <> <mark><bdi dir="auto">{found}</bdi></mark></>}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** Opens what hides a place, brings it into sight and puts the focus there, or on the nearest part that holds it. */
export function jumpTo(path: string): void {
  for (let place = path; place !== ''; place = place.slice(0, place.lastIndexOf('/'))) {
    const target = document.querySelector<HTMLElement>(`[data-path="${CSS.escape(place)}"]`);
    if (target === null) continue;
    const hidden = target.closest('details');
    if (hidden !== null) hidden.open = true;
    target.scrollIntoView({ block: 'center' });
    target.focus({ preventScroll: true });
    return;
  }
}
