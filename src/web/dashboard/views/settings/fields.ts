// Every setting of a site with the control that fits it and the bounds the API holds it to (sites/sites.schema.ts; a test compares them). No words.
import type { SettingsGroup, UnitName } from '../../../../i18n/dashboard/settings.ts';
import type { Settings } from '../../../wire.ts';

export type SettingName = keyof Settings;
/** Settings whose value is of that type. */
type Of<T> = { [Name in SettingName]: Settings[Name] extends T ? Name : never }[SettingName];

export type NumberField = { kind: 'number'; name: Of<number>; min: number; max: number; unit: UnitName };
export type SettingField =
  | NumberField
  | { kind: 'switch'; name: Of<boolean> }
  | { kind: 'mode'; name: 'mode' } | { kind: 'zone'; name: 'timezone' } | { kind: 'names'; name: 'reservedNames' } | { kind: 'services'; name: 'externalChecks' };

const count = (name: NumberField['name'], unit: UnitName, [min, max]: [min: number, max: number]): NumberField => ({ kind: 'number', name, unit, min, max });
/** A share, 0..1 to the API, is shown in hundredths. */
const share = (name: NumberField['name']): NumberField => count(name, 'percent', [0, 100]);
const onOff = (name: Of<boolean>): SettingField => ({ kind: 'switch', name });

export const groups: { name: SettingsGroup; fields: SettingField[] }[] = [
  { name: 'showing', fields: [
    { kind: 'mode', name: 'mode' }, onOff('firstCommentHold'), count('maxLinks', 'links', [0, 100]), { kind: 'services', name: 'externalChecks' }, onOff('externalPersonalData'),
  ] },
  { name: 'writers', fields: [onOff('guests'), onOff('emailRequired'), { kind: 'names', name: 'reservedNames' }] },
  { name: 'writing', fields: [
    count('maxLength', 'characters', [1, 5000]), count('maxDepth', 'levels', [0, 10]), count('editWindowSeconds', 'seconds', [0, 86_400]), count('closeAfterDays', 'days', [0, 3650]), onOff('downvotes'),
  ] },
  { name: 'trust', fields: [count('trustedAfter', 'comments', [0, 100_000]), share('trustedRejectionRate'), share('rejectionRateLimit')] },
  { name: 'reports', fields: [count('reportThreshold', 'readers', [1, 100]), count('appealDays', 'days', [0, 3650])] },
  { name: 'campaigns', fields: [count('campaignDays', 'days', [0, 14]), count('campaignSize', 'comments', [2, 100])] },
  { name: 'keeping', fields: [count('retentionDays', 'days', [0, 3650]), count('consentRetentionDays', 'days', [395, 36_500])] },
  { name: 'figures', fields: [{ kind: 'zone', name: 'timezone' }] },
];

export const fields: SettingField[] = groups.flatMap((group) => group.fields);
