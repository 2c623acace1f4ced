// A policy's categories with their services and cookies, each list changed by buttons.
import { useState } from 'preact/hooks';
import { googleConsentKeys } from '../../../../consent/policy.ts';
import { pointer } from '../../../../kernel/pointer.ts';
import { policiesTexts } from '../../../../i18n/dashboard/policies.ts';
import { say } from '../../state/lang.ts';
import { newCategory, newCookie, newService, type FormCategory, type FormService, type Path } from './draft-form.ts';
import { useEditor } from './editor-context.ts';
import { CheckAt, TextAt, wrongAt } from './fields.tsx';
import { Add, ListActs } from './list-acts.tsx';
import { named } from './places.ts';

export function CategoriesEditor() {
  const texts = say(policiesTexts);
  const { form } = useEditor();
  return (
    <section aria-labelledby="policy-categories" data-path="/categories" tabIndex={-1}>
      <h2 id="policy-categories">{texts.categories}</h2>
      {form.categories.length === 0 && <p class="hint">{texts.noCategories}</p>}
      {form.categories.map((category, at) => <CategoryEditor key={category.id} category={category} at={at} />)}
      <Add list={['categories']} label={texts.addCategory} make={newCategory} />
    </section>
  );
}

function CategoryEditor({ category, at }: { category: FormCategory; at: number }) {
  const texts = say(policiesTexts);
  const { problems } = useEditor();
  // A new one stands open; from then on it is as people leave it.
  const [open] = useState(category.key === '');
  const path: Path = ['categories', at];
  const what = named(texts.category, category.key);
  const count = problems.filter((each) => each.path.startsWith(`${pointer(path)}/`)).length;
  return (
    <details class="card category" open={open}>
      <summary><h3>{what}</h3>{category.required && <span class="badge">{texts.required}</span>}{count > 0 && <span class="badge bad">{count}</span>}</summary>
      <ListActs list={['categories']} at={at} what={what} />
      <div class="grid">
        <TextAt path={[...path, 'key']} label={texts.key} hint={texts.keyHint} kind="code" />
        <CheckAt path={[...path, 'required']} label={texts.required} hint={texts.requiredHint} />
      </div>
      {category.required && <TextAt path={[...path, 'necessity']} label={texts.necessity} hint={texts.necessityHint} rows={3} />}
      {!category.required && category.default && <CheckAt path={[...path, 'default']} label={texts.preticked} />}
      <GoogleSignals category={category} at={at} />
      <h4>{texts.services}</h4>
      {category.services.length === 0 && <p class="hint">{texts.noServices}</p>}
      {category.services.map((service, number) => <ServiceEditor key={service.id} service={service} list={[...path, 'services']} at={number} />)}
      <Add list={[...path, 'services']} label={texts.addService} make={newService} />
    </details>
  );
}

function GoogleSignals({ category, at }: { category: FormCategory; at: number }) {
  const texts = say(policiesTexts);
  const { readOnly, problems, set } = useEditor();
  const path: Path = ['categories', at, 'googleConsent'];
  const wrong = wrongAt(problems, (place) => place.startsWith(pointer(path)));
  return (
    <fieldset class="signals" data-path={pointer(path)} tabIndex={-1}>
      <legend>{texts.google}</legend>
      <p class={wrong === undefined ? 'hint' : 'wrong'}>{wrong ?? texts.googleHint}</p>
      {googleConsentKeys.map((key) => (
        <label key={key}>
          <input type="checkbox" disabled={readOnly} checked={category.googleConsent.includes(key)}
            onChange={(event) => set(path, event.currentTarget.checked ? [...category.googleConsent, key] : category.googleConsent.filter((each) => each !== key))} /> <bdi dir="ltr">{key}</bdi>
        </label>
      ))}
    </fieldset>
  );
}

function ServiceEditor({ service, list, at }: { service: FormService; list: Path; at: number }) {
  const texts = say(policiesTexts);
  const path: Path = [...list, at];
  const what = named(texts.service, service.key);
  return (
    <fieldset class="service">
      <legend>{what}</legend>
      <ListActs list={list} at={at} what={what} />
      <div class="grid">
        <TextAt path={[...path, 'key']} label={texts.key} kind="code" />
        <TextAt path={[...path, 'vendor']} label={texts.vendor} kind="name" />
      </div>
      <h5>{texts.cookies}</h5>
      {service.cookies.length === 0 && <p class="hint">{texts.noCookies}</p>}
      {service.cookies.map((cookie, number) => {
        const here: Path = [...path, 'cookies', number];
        const name = named(texts.cookie, cookie.name);
        return (
          <div key={cookie.id} class="cookie" role="group" aria-label={name}>
            <TextAt path={[...here, 'name']} label={texts.cookieName} hint={texts.cookieNameHint} kind="code" />
            <TextAt path={[...here, 'domain']} label={texts.cookieDomain} kind="code" />
            <TextAt path={[...here, 'days']} label={texts.cookieDays} hint={texts.cookieDaysHint} kind="number" />
            <ListActs list={[...path, 'cookies']} at={number} what={name} />
          </div>
        );
      })}
      <Add list={[...path, 'cookies']} label={texts.addCookie} make={newCookie} />
    </fieldset>
  );
}
