// What is wrong with a draft, place by place: lint's findings and the fields the API refuses, as one list.
import { pointer } from '../../../../kernel/pointer.ts';
import type { Findings, PolicyDraft } from '../../../wire.ts';
import { wrongFields } from '../../state/problems.ts';
import { valueAt } from './draft-form.ts';
import { partsOf } from './places.ts';

export type Problem = { path: string; message: string; found: string | null };

export const problemsOf = ({ findings }: Findings, draft: PolicyDraft): Problem[] => findings.map(({ path, message, span }) => {
  const text = span === null ? null : valueAt(draft, partsOf(path));
  return { path, message, found: span !== null && typeof text === 'string' ? text.slice(...span) : null };
});

export const refusedFields = (error: unknown): Problem[] => Object.entries(wrongFields(error)).map(([path, message]) => ({ path, message, found: null }));

/** Where a category's or a service's text stands in the draft. */
export const labelAt = (lang: string, key: string): string => pointer(['texts', lang, 'categories', key, 'label']);
export const purposeAt = (lang: string, key: string): string => pointer(['texts', lang, 'services', key, 'purpose']);
