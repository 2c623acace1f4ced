// What screening would say of a text, as it is typed: the verdict, each reason in words, the matched words marked.
import { useEffect, useState } from 'preact/hooks';
import { wordsTexts, type WordsTexts } from '../../../../i18n/dashboard/words.ts';
import { number } from '../../../../i18n/words.ts';
import type { Rule, Tried } from '../../../wire.ts';
import { api } from '../../state/api.ts';
import { lang, say } from '../../state/lang.ts';
import { wrongFields } from '../../state/problems.ts';
import { put, quote } from '../../state/quote.ts';
import { ErrorNote, Field } from '../../ui/parts.tsx';
import { findingWords } from '../queue/reason-words.ts';
import { Marked } from './marked.tsx';
import { rulesOf } from './rules.ts';

const PAUSE_MS = 300;
type Trial = { tried: Tried | null; error: unknown; busy: boolean };
const none: Trial = { tried: null, error: null, busy: false };

/** Asks when typing pauses; an answer to what is no longer there is dropped. `list` tells that the terms have changed. */
function useTrial(site: string, text: string, list: unknown): Trial & { again(): void } {
  const [trial, setTrial] = useState<Trial>(none);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (text.trim() === '') {
      setTrial(none);
      return;
    }
    const stop = new AbortController();
    const ask = async (): Promise<void> => {
      const next = await api<Tried>(`POST ${rulesOf(site)}/try`, { text }, { signal: stop.signal })
        .then((tried): Trial => ({ tried, error: null, busy: false }), (error: unknown): Trial => ({ tried: null, error, busy: false }));
      if (!stop.signal.aborted) setTrial(next);
    };
    setTrial((before) => ({ ...before, busy: true }));
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [site, text, list, turn]);
  return { ...trial, again: () => setTurn(turn + 1) };
}

type TryProps = { site: string; rules: Rule[]; onExcept(rule: Rule, word: string): void };

export function TryText({ site, rules, onExcept }: TryProps) {
  const texts = say(wordsTexts);
  const [text, setText] = useState('');
  const { tried, error, busy, again } = useTrial(site, text, rules);
  const wrong = wrongFields(error)['/text'];
  return (
    <section class="card" aria-labelledby="try">
      <h2 id="try">{texts.tryIt}</h2>
      <Field label={texts.tryText} hint={texts.tryHint} wrong={wrong} control={(ids) => <textarea {...ids} dir="auto" rows={4} value={text} onInput={(event) => setText(event.currentTarget.value)} />} />
      {wrong === undefined && <ErrorNote error={error} retry={again} />}
      <p class={`verdict ${tried?.verdict ?? ''}`} role="status">{busy ? texts.judging : tried === null ? '' : `${texts.verdicts[tried.verdict]} ${texts.score} ${degree(tried.score, texts)}`}</p>
      {tried !== null && <Findings tried={tried} rules={rules} onExcept={onExcept} />}
    </section>
  );
}

function Findings({ tried, rules, onExcept }: { tried: Tried } & Pick<TryProps, 'rules' | 'onExcept'>) {
  const texts = say(wordsTexts);
  const spans = tried.reasons.flatMap((reason) => reason.spans);
  return (
    <>
      {tried.reasons.length === 0 && <p>{texts.nothingFound}</p>}
      {spans.length > 0 && <><h3>{texts.asRead}</h3><Marked text={tried.text} spans={spans} /></>}
      {tried.reasons.length > 0 && <><h3>{texts.reasons}</h3><ul class="grounds">{tried.reasons.map((reason) => <Reason key={`${reason.check} ${reason.code}`} reason={reason} text={tried.text} rules={rules} />)}</ul></>}
      {tried.proposals.map(({ ruleId, term, word }) => {
        const rule = rules.find(({ id }) => id === ruleId);
        return rule !== undefined && (
          <p key={`${ruleId} ${word}`} class="note">
            {put(texts.proposal, { word: quote(word), term: quote(term) })} <button type="button" onClick={() => onExcept(rule, word)}>{put(texts.addExcept, quote(word))}</button>
          </p>
        );
      })}
    </>
  );
}

function Reason({ reason, text, rules }: { reason: Tried['reasons'][number]; text: string; rules: Rule[] }) {
  const texts = say(wordsTexts);
  const found = [...new Set(reason.spans.map(([start, end]) => text.slice(start, end)))].slice(0, 10);
  const ids = String(reason.evidence['rules'] ?? '').split(' ');
  const terms = rules.filter(({ id }) => ids.includes(id)).slice(0, 10);
  return (
    <li>
      <bdi>{findingWords(reason)}</bdi> <span class="badge">{texts.findings[reason.verdict]}</span> <span class="hint">{texts.certainty} {degree(reason.score, texts)}</span>
      {found.length > 0 && <p>{texts.words} {found.map((word) => <bdi key={word} dir="auto" class="found"><mark>{word}</mark></bdi>)}</p>}
      {terms.length > 0 && <p>{texts.byTerms} {terms.map(({ id, term }) => <bdi key={id} dir="auto" class="excepted">{term}</bdi>)}</p>}
    </li>
  );
}

const degree = (score: number, { degrees }: WordsTexts): string =>
  `${degrees[score >= 0.7 ? 'high' : score >= 0.4 ? 'middle' : 'low']} (${number(lang.value, Math.round(score * 100))}%)`;
