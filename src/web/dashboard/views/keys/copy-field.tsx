// A text to take elsewhere, with a button that copies it; where the browser forbids that, it is selected to be copied by hand.
import { useEffect, useRef, useState } from 'preact/hooks';
import { keysTexts } from '../../../../i18n/dashboard/keys.ts';
import { say } from '../../state/lang.ts';
import { Field } from '../../ui/parts.tsx';

type Props = { label: string; hint?: string; text: string };

export function CopyField({ label, hint, text }: Props) {
  const texts = say(keysTexts);
  const ref = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState('');
  useEffect(() => setSaid(''), [text]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(texts.copied);
    } catch {
      // Not over plain HTTP, nor where it was denied.
      ref.current?.select();
      setSaid(texts.copyByHand);
    }
  };
  return (
    <div class="copy-field">
      <Field label={label} hint={hint} control={(ids) => (
        <div class="with-button">
          <textarea {...ids} ref={ref} class="code" dir="ltr" readOnly rows={text.split('\n').length} spellcheck={false} value={text} onFocus={(event) => event.currentTarget.select()} />
          <button type="button" aria-label={`${texts.copy}: ${label}`} onClick={() => void copy()}>{texts.copy}</button>
        </div>
      )} />
      <p class="hint" role="status">{said}</p>
    </div>
  );
}
