// What was changed in the settings of each site and not saved: it outlives the view, so that neither another view nor another site loses it.
import { effect, signal } from '@preact/signals';
import type { Settings } from '../../../wire.ts';
import { linesOf } from '../sites/lines.tsx';
import { fields, type NumberField, type SettingField, type SettingName } from './fields.ts';

/** As it stands in its control: numbers and lists as they were typed. */
export type Raw = string | boolean | string[];
export type Draft = Partial<Record<SettingName, Raw>>;

export const drafts = signal<Record<string, Draft>>({});

const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
effect(() => {
  if (Object.values(drafts.value).some((draft) => Object.keys(draft).length > 0)) addEventListener('beforeunload', warn);
  else removeEventListener('beforeunload', warn);
});

export const draftOf = (slug: string): Draft => drafts.value[slug] ?? {};
export const setDraft = (slug: string, draft: Draft): void => {
  drafts.value = { ...drafts.value, [slug]: draft };
};

/** Drops what was sent, but not what was typed since. */
export function dropSent(slug: string, sent: Draft): void {
  setDraft(slug, Object.fromEntries(Object.entries(draftOf(slug)).filter(([name, raw]) => sent[name as SettingName] !== raw)));
}

/** A stored value as its control shows it. */
export function rawOf(field: SettingField, settings: Settings): Raw {
  const value = settings[field.name];
  if (field.kind === 'number') return String(field.unit === 'percent' ? Math.round(Number(value) * 1000) / 10 : value);
  return field.kind === 'names' ? settings.reservedNames.join('\n') : value as Raw;
}

/** The draft with one control changed; what is as it is stored is no change. */
export function changed(draft: Draft, { field, raw, settings }: { field: SettingField; raw: Raw; settings: Settings }): Draft {
  const { [field.name]: _before, ...rest } = draft;
  return JSON.stringify(raw) === JSON.stringify(rawOf(field, settings)) ? rest : { ...rest, [field.name]: raw };
}

export const isWrongNumber = ({ min, max, unit }: NumberField, raw: Raw): boolean => {
  const value = Number(raw);
  return raw === '' || !(value >= min && value <= max) || (unit !== 'percent' && !Number.isInteger(value));
};

/** What the draft asks of the API. */
export function wishOf(draft: Draft): Partial<Settings> {
  return Object.fromEntries(fields.flatMap((field) => {
    const raw = draft[field.name];
    return raw === undefined ? [] : [[field.name, valueOf(field, raw)]];
  }));
}

function valueOf(field: SettingField, raw: Raw): unknown {
  if (field.kind === 'number') return field.unit === 'percent' ? Number(raw) / 100 : Number(raw);
  return field.kind === 'names' ? linesOf(String(raw)) : raw;
}
