// The choice of the dashboard's language, each named in itself.
import { shellTexts } from '../../i18n/dashboard/shell.ts';
import type { Lang } from '../../i18n/index.ts';
import { lang, languageNames, say, speak } from './state/lang.ts';

export function LanguageChoice() {
  return (
    <label class="choice">
      <span>{say(shellTexts).language}</span>
      <select value={lang.value} onChange={(event) => speak(event.currentTarget.value as Lang)}>
        {Object.entries(languageNames).map(([code, name]) => <option key={code} value={code} lang={code}>{name}</option>)}
      </select>
    </label>
  );
}
