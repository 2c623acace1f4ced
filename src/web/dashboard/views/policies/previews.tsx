// The banner in the three languages side by side, drawn anew with each keystroke.
import { useState } from 'preact/hooks';
import { policiesTexts } from '../../../../i18n/dashboard/policies.ts';
import { say } from '../../state/lang.ts';
import { BannerPreview, textsOfForm } from './banner-preview.tsx';
import { useEditor } from './editor-context.ts';

export function Previews() {
  const texts = say(policiesTexts);
  const { form } = useEditor();
  const [choices, setChoices] = useState(false);
  const required = new Set(form.categories.filter((category) => category.required).map(({ key }) => key));
  return (
    <section aria-labelledby="policy-preview">
      <h2 id="policy-preview">{texts.preview}</h2>
      <p class="hint">{texts.previewHint}</p>
      <label class="choice"><input type="checkbox" checked={choices} onChange={(event) => setChoices(event.currentTarget.checked)} /> <span>{texts.withChoices}</span></label>
      <div class="previews">{textsOfForm(form).map((text) => <BannerPreview key={text.lang} text={text} choices={choices} required={required} />)}</div>
    </section>
  );
}
