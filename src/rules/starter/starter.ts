// The lists a site may begin with, by language; of our own making, no copy of any published list.
import type { Locale } from '../../sites/site.ts';
import type { RuleDraft } from '../rule.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

const lists: Record<Locale, RuleDraft[]> = { ar, en, fr };

export const starterList = (lang: Locale): RuleDraft[] => lists[lang];
