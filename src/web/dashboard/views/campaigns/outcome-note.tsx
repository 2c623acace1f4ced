// What became of a campaign's comments by the last decision made here, outcome by outcome, with its undo.
import { campaignsTexts } from '../../../../i18n/dashboard/campaigns.ts';
import { counted, type Forms } from '../../../../i18n/words.ts';
import { lang, say } from '../../state/lang.ts';
import type { Outcome } from './deciding.ts';

/** In words, those there are. */
export function outcomeWords({ kind, sums }: Outcome): string[] {
  const texts = say(campaignsTexts);
  const others: [Forms, number][] = [[texts.unchanged, sums.unchanged], [texts.stale, sums.stale], [texts.notAllowed, sums.notAllowed]];
  return [counted(lang.value, kind === 'undo' ? texts.undone : texts.done, sums.done), ...others.filter(([, n]) => n > 0).map(([forms, n]) => counted(lang.value, forms, n))];
}

type Props = { outcome: Outcome; busy: boolean; onUndo(): void; onDismiss(): void };

export function OutcomeNote({ outcome, busy, onUndo, onDismiss }: Props) {
  const texts = say(campaignsTexts);
  return (
    <section class="card outcome" aria-labelledby="outcome">
      <h2 id="outcome">{outcome.kind === 'undo' ? texts.undoResult : texts.result}</h2>
      <ul>{outcomeWords(outcome).map((each) => <li key={each}>{each}</li>)}</ul>
      <div class="acts">
        {outcome.batches.length > 0 && outcome.sums.done > 0 && <button type="button" disabled={busy} onClick={onUndo}>{texts.undo}</button>}
        <button type="button" class="plain" onClick={onDismiss}>{texts.dismiss}</button>
      </div>
    </section>
  );
}
