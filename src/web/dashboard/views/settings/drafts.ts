// What was changed in the settings of each site and not saved: it outlives the view, so that neither another view nor another site loses it.
import { effect, signal } from '@preact/signals';
import type { Settings } from '../../../wire.ts';
import { sites } from '../../state/session.ts';
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

/** Once nothing is on its way any more: drops what was sent, but not what was typed since, and what is as it is stored. */
export function settle(slug: string, sent: Draft = {}): void {
  const stored = sites.value.find((each) => each.slug === slug)?.settings;
  const draft = draftOf(slug);
  setDraft(slug, Object.fromEntries(fields.flatMap((field) => {
    const raw = draft[field.name];
    return raw === undefined || raw === sent[field.name] || (stored !== undefined && isStored(field, raw, stored)) ? [] : [[field.name, raw]];
  })));
}

/** A stored value as its control shows it. */
export function rawOf(field: SettingField, settings: Settings): Raw {
  const value = settings[field.name];
  if (field.kind === 'number') return String(field.unit === 'percent' ? Math.round(Number(value) * 1000) / 10 : value);
  return field.kind === 'names' ? settings.reservedNames.join('\n') : value as Raw;
}

const isStored = (field: SettingField, raw: Raw, settings: Settings): boolean => JSON.stringify(raw) === JSON.stringify(rawOf(field, settings));

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
