// The banner as visitors see it, drawn from its texts and unable to do anything: no script of the banner's runs here.
import { policiesTexts } from '../../../../i18n/dashboard/policies.ts';
import type { ConsentText } from '../../../wire.ts';
import { languageNames, say } from '../../state/lang.ts';
import { langs, type Form } from './draft-form.ts';

type BannerPreviewProps = { text: ConsentText; choices: boolean; required: ReadonlySet<string> | null };

/** `required`: the keys of categories nobody can refuse; null where that is not known. Accepting and refusing are the same button twice, as in the banner itself. */
export function BannerPreview({ text, choices, required }: BannerPreviewProps) {
  const { texts, categories, lang, dir } = text;
  return (
    <figure class="banner-preview">
      <figcaption>{say(policiesTexts).previewOf.replace('{lang}', languageNames[lang])}</figcaption>
      <div lang={lang} dir={dir} class="banner">
        <p class="banner-title">{texts.title}</p>
        <p>{texts.body}</p>
        <div class="banner-equals"><span class="banner-act">{texts.accept}</span><span class="banner-act">{texts.reject}</span></div>
        <p class="banner-more">{texts.settings}</p>
        {choices && (
          <div class="banner-choices">
            {categories.map(({ key, label, services }) => (
              <div key={key} class="banner-category">
                <p>{required !== null && <span class={required.has(key) ? 'banner-box on' : 'banner-box'} />} <b>{label}</b>{required?.has(key) === true && <small> {alwaysOn[lang]}</small>}</p>
                {services.length > 0 && <ul>{services.map((service) => <li key={service.key}><bdi dir="ltr">{service.key}</bdi>: {service.purpose}</li>)}</ul>}
              </div>
            ))}
            <span class="banner-act">{texts.save}</span>
            <p class="banner-blocked">{texts.placeholder}</p>
          </div>
        )}
        <p class="banner-reopen">{texts.reopen}</p>
      </div>
    </figure>
  );
}

const alwaysOn = { ar: policiesTexts.ar.alwaysOn, en: policiesTexts.en.alwaysOn, fr: policiesTexts.fr.alwaysOn };

/** The texts of a form as the API would serve them, in each language. */
export const textsOfForm = ({ texts, categories }: Form): ConsentText[] => langs.map((lang) => ({
  lang, dir: lang === 'ar' ? 'rtl' : 'ltr', texts: texts[lang],
  categories: categories.map(({ key, labels, services }) => ({ key, label: labels[lang], services: services.map((service) => ({ key: service.key, purpose: service.purposes[lang] })) })),
}));
