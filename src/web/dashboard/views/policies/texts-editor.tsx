// A policy's texts, a language at a time, in tabs that the arrow keys walk.
import { policiesTexts } from '../../../../i18n/dashboard/policies.ts';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import type { Lang } from '../../../../i18n/index.ts';
import { dir, languageNames, say } from '../../state/lang.ts';
import { langs, textNames } from './draft-form.ts';
import { useEditor } from './editor-context.ts';
import { TextAt } from './fields.tsx';
import { named } from './places.ts';
import { labelAt, purposeAt } from './problems.ts';

const buttons = textNames.filter((name) => !['title', 'body', 'placeholder'].includes(name));

type TextsEditorProps = { shown: Lang; show(lang: Lang): void };

export function TextsEditor({ shown, show }: TextsEditorProps) {
  const texts = say(policiesTexts);
  const { problems } = useEditor();
  const walk = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const next = langs[(langs.indexOf(shown) + (dir.value === 'rtl' ? -step : step) + langs.length) % langs.length] ?? shown;
    show(next);
    document.getElementById(`policy-tab-${next}`)?.focus();
  };
  return (
    <section aria-labelledby="policy-texts" data-path="/texts" tabIndex={-1}>
      <h2 id="policy-texts">{texts.texts}</h2>
      <p class="hint">{texts.textsHint}</p>
      <div role="tablist" class="tabs" aria-labelledby="policy-texts" onKeyDown={walk}>
        {langs.map((lang) => {
          const count = problems.filter(({ path }) => path.startsWith(`/texts/${lang}`)).length;
          return (
            <button key={lang} type="button" role="tab" id={`policy-tab-${lang}`} aria-selected={lang === shown} aria-controls="policy-panel" tabIndex={lang === shown ? 0 : -1} onClick={() => show(lang)}>
              <span lang={lang}>{languageNames[lang]}</span>{count > 0 && <span class="badge bad">{count}</span>}
            </button>
          );
        })}
      </div>
      <div role="tabpanel" id="policy-panel" class="card" aria-labelledby={`policy-tab-${shown}`}><LanguageTexts key={shown} lang={shown} /></div>
    </section>
  );
}

function LanguageTexts({ lang }: { lang: Lang }) {
  const texts = say(policiesTexts);
  const { form } = useEditor();
  return (
    <>
      <TextAt path={['texts', lang, 'title']} label={texts.places.title} lang={lang} />
      <TextAt path={['texts', lang, 'body']} label={texts.places.body} hint={texts.hints.body} lang={lang} rows={6} />
      <div class="grid">
        {buttons.map((name) => <TextAt key={name} path={['texts', lang, name]} label={texts.places[name]} hint={texts.hints[name]} lang={lang} />)}
      </div>
      <TextAt path={['texts', lang, 'placeholder']} label={texts.places.placeholder} hint={texts.hints.placeholder} lang={lang} rows={2} />
      <div class="grid">
        {form.categories.map(({ id, key }, at) => <TextAt key={id} path={['categories', at, 'labels', lang]} at={labelAt(lang, key)} label={named(texts.labelOf, key)} lang={lang} />)}
      </div>
      {form.categories.flatMap(({ services }, at) => services.map(({ id, key }, number) => (
        <TextAt key={id} path={['categories', at, 'services', number, 'purposes', lang]} at={purposeAt(lang, key)} label={named(texts.purposeOf, key)} lang={lang} rows={2} />
      )))}
      <Strays lang={lang} />
    </>
  );
}

/** Texts under keys that nothing has: shown, because they may be what somebody is looking for, and removed only by hand. */
function Strays({ lang }: { lang: Lang }) {
  const texts = say(policiesTexts);
  const { remove } = say(shellTexts);
  const { form, readOnly, set } = useEditor();
  const mine = form.strays.filter((each) => each.lang === lang);
  if (mine.length === 0) return null;
  return (
    <section aria-labelledby="policy-strays">
      <h3 id="policy-strays">{texts.strays}</h3>
      <p class="hint">{texts.straysHint}</p>
      <ul class="strays">
        {mine.map((stray) => (
          <li key={`${stray.kind}/${stray.key}`}>
            <bdi dir="ltr">{stray.key}</bdi>: <bdi dir="auto">{stray.text}</bdi>{' '}
            {!readOnly && <button type="button" data-path={`/texts/${lang}/${stray.kind}/${stray.key}`} aria-label={`${remove} ${stray.key}`} onClick={() => set(['strays'], form.strays.filter((each) => each !== stray))}>{remove}</button>}
          </li>
        ))}
      </ul>
    </section>
  );
}
