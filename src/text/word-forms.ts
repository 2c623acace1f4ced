// What Arabic writes attached to a word, before it and after it, in folded letters; tables and look-ups, no matching.
import { ROOT, TrieBuilder } from './trie.ts';

/** Conjunctions, prepositions, the article and their joins; also the spoken "this the" and "on the". */
const PARTICLES = [
  'وبال', 'فبال', 'وكال', 'فكال', 'وهال', 'وال', 'فال', 'بال', 'كال', 'لال', 'هال', 'عال', 'ولل', 'فلل', 'لل', 'ال', 'وب', 'ول', 'وك', 'فب', 'فل', 'فك', 'و', 'ف', 'ب', 'ك', 'ل', 'يا',
];
/** Attached pronouns, which stand after a noun of any length. */
const PRONOUNS = ['هما', 'كما', 'هم', 'هن', 'كم', 'كن', 'ها', 'نا'];
const OWNERS = [...PRONOUNS, 'ه', 'ك', 'ي'];
/** Plurals, the dual, the feminine, nisba; and the feminine plural before its owner. */
const ENDINGS = [...OWNERS, 'ات', 'ون', 'ين', 'ان', 'يه', 'يات', 'يين', 'يون', 'تين', 'تان', ...OWNERS.map((owner) => `ات${owner}`)];
export const LONGEST_ENDING = 5;
/** What is left after an affix is taken off must still be a word of its own. */
const MIN_STEM = 3;
/** Behind the article or before a pronoun of two letters, two are enough: nothing else can be meant. */
const MIN_SHORT_STEM = 2;

const pronouns = new Set(PRONOUNS);
const owners = new Set([...OWNERS, 'ين', 'ان']);
const endings = new Set(ENDINGS);

const builder = new TrieBuilder<number>();
for (const particle of PARTICLES) builder.add(particle, particle.endsWith('ال') ? MIN_SHORT_STEM : MIN_STEM);
/** Every particle, with how many letters must follow it. */
export const particles = builder.build();

/** What is left of a word when an attached particle is taken off. */
export function withoutParticle(word: string): string[] {
  const stems: string[] = [];
  for (let node = ROOT, at = 0; at < word.length; at += 1) {
    node = particles.step(node, word.charCodeAt(at));
    if (node < 0) break;
    const [minStem] = particles.at(node) ?? [];
    if (minStem !== undefined && word.length - at - 1 >= minStem) stems.push(word.slice(at + 1));
  }
  return stems;
}

/** Whether `ending` may stand behind a stem of that many letters. */
export const isEnding = (ending: string, stem: number): boolean => (stem >= MIN_STEM ? endings.has(ending) : stem >= MIN_SHORT_STEM && pronouns.has(ending));

/** Whether `ending` may stand behind the ت that a feminine ه becomes before it. */
export const isOwner = (ending: string): boolean => owners.has(ending);
