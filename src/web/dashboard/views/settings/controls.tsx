// The control of each kind of setting, with what it does under it.
import { useId } from 'preact/hooks';
import { settingsTexts } from '../../../../i18n/dashboard/settings.ts';
import { counted, number } from '../../../../i18n/words.ts';
import type { Settings } from '../../../wire.ts';
import { lang, say } from '../../state/lang.ts';
import { Field } from '../../ui/parts.tsx';
import { Lines, wrongLines } from '../sites/lines.tsx';
import { isWrongNumber, type Raw } from './drafts.ts';
import type { NumberField, SettingField } from './fields.ts';

/** `wrong` is what the API said of the settings by JSON Pointer below `/settings`, of what was sent; `asked` whether saving was tried. */
export type Held = { raw: Raw; wrong: Record<string, string>; sent: Raw | undefined; asked: boolean; onChange(raw: Raw): void };
type Props<F> = Held & { field: F };

export function Control({ field, ...held }: Props<SettingField>) {
  switch (field.kind) {
    case 'number': return <NumberControl field={field} {...held} />;
    case 'switch': return <Switch field={field} {...held} />;
    case 'mode': return <ModeControl {...held} />;
    case 'zone': return <ZoneControl {...held} />;
    case 'services': return <ServicesControl {...held} />;
    case 'names': return <NamesControl {...held} />;
  }
}

function NumberControl({ field, raw, wrong, asked, onChange }: Props<NumberField>) {
  const texts = say(settingsTexts);
  const { label, about } = texts.fields[field.name];
  const { min, max, unit, name } = field;
  const range = texts.range.replace('{min}', number(lang.value, min)).replace('{max}', counted(lang.value, texts.units[unit], max));
  const mine = asked && isWrongNumber(field, raw) ? texts.wrongNumber.replace('{range}', range) : wrong[`/${name}`];
  // The number stands in the input; beside it, the unit alone as it goes with that number.
  const word = counted(lang.value, texts.units[unit], Math.abs(Number(raw)) || 0).replace(/[\d.,\s\u00a0\u202f]+/, ' ').trim();
  return (
    <Field label={label} wrong={mine} hint={`${about} ${range}`} control={(ids) => (
      <div class="measure">
        <input {...ids} type="number" dir="ltr" inputMode="numeric" min={min} max={max} step={unit === 'percent' ? 'any' : 1} value={String(raw)} onInput={(event) => onChange(event.currentTarget.value)} />
        <span aria-hidden="true">{word}</span>
      </div>
    )} />
  );
}

function Switch({ field, raw, wrong, onChange }: Props<Extract<SettingField, { kind: 'switch' }>>) {
  const { label, about } = say(settingsTexts).fields[field.name];
  return <Option type="checkbox" label={label} about={about} wrong={wrong[`/${field.name}`]} checked={raw === true} onTurn={onChange} />;
}

type OptionProps = { type: 'checkbox' | 'radio'; name?: string; label: string; about: string; wrong?: string | undefined; checked: boolean; onTurn(on: boolean): void };

function Option({ type, name, label, about, wrong, checked, onTurn }: OptionProps) {
  const id = useId();
  return (
    <div class="option">
      <input id={id} type={type as 'checkbox'} name={name} checked={checked} aria-describedby={`${id}-about`} {...(wrong === undefined ? {} : { 'aria-invalid': true })} onChange={(event) => onTurn(event.currentTarget.checked)} />
      <label for={id}>{label}</label>
      <p id={`${id}-about`} class={wrong === undefined ? 'hint' : 'hint wrong'}>{wrong ?? about}</p>
    </div>
  );
}

function ModeControl({ raw, wrong, onChange }: Held) {
  const texts = say(settingsTexts);
  const name = useId();
  return (
    <fieldset class="plain">
      <legend>{texts.fields.mode.label}</legend>
      <p class="hint">{texts.fields.mode.about}</p>
      {(['smart', 'pre', 'post'] as const).map((mode) => (
        <Option key={mode} type="radio" name={name} {...texts.modes[mode]} wrong={raw === mode ? wrong['/mode'] : undefined} checked={raw === mode} onTurn={() => onChange(mode)} />
      ))}
    </fieldset>
  );
}

function ServicesControl({ raw, sent, wrong, onChange }: Held) {
  const texts = say(settingsTexts);
  const { label, about } = texts.fields.externalChecks;
  const chosen = Array.isArray(raw) ? raw : [];
  const asked = Array.isArray(sent) ? sent : [];
  const all: Settings['externalChecks'] = ['akismet', 'http'];
  const isRefused = (service: string): boolean => chosen.includes(service) && wrong[`/externalChecks/${asked.indexOf(service)}`] !== undefined;
  return (
    <fieldset class="plain">
      <legend>{label}</legend>
      <p class="hint">{about}</p>
      {all.map((service) => (
        <Option key={service} type="checkbox" {...texts.externals[service]} wrong={isRefused(service) ? texts.noService : undefined} checked={chosen.includes(service)}
          onTurn={(on) => onChange(all.filter((each) => (each === service ? on : chosen.includes(each))))} />
      ))}
    </fieldset>
  );
}

function NamesControl({ raw, sent, wrong, onChange }: Held) {
  const { label, about } = say(settingsTexts).fields.reservedNames;
  return <Lines label={label} hint={about} dir="auto" value={String(raw)} wrong={wrongLines(wrong, '/reservedNames', String(sent ?? ''))} wrongWhole={wrong['/reservedNames']} onInput={onChange} />;
}

function ZoneControl({ raw, wrong, onChange }: Held) {
  const { label, about } = say(settingsTexts).fields.timezone;
  // The server may know zones by names this browser does not list.
  const zones = [...new Set(['UTC', String(raw), ...Intl.supportedValuesOf('timeZone')])];
  return (
    <Field label={label} wrong={wrong['/timezone']} hint={about} control={(ids) => (
      <select {...ids} dir="ltr" value={String(raw)} onChange={(event) => onChange(event.currentTarget.value)}>
        {zones.map((zone) => <option key={zone} value={zone}>{zone}</option>)}
      </select>
    )} />
  );
}
