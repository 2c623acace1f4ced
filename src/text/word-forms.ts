// The forms under which a folded word is looked up: without doubled letters and without the affixes it may carry.

/** Particles written attached before a word, longest first: conjunctions, prepositions, the article and their joins. */
const PREFIXES = ['وبال', 'فبال', 'وكال', 'وال', 'فال', 'بال', 'كال', 'ولل', 'فلل', 'لل', 'ال', 'وب', 'ول', 'فب', 'فل', 'و', 'ف', 'ب', 'ك', 'ل', 'يا'];
/** Endings attached to a word: possessives, plurals, the dual, the feminine, nisba. */
const SUFFIXES = ['هما', 'كما', 'ات', 'ون', 'ين', 'ان', 'هم', 'هن', 'كم', 'كن', 'ها', 'نا', 'يه', 'ه', 'ك', 'ي'];
const ARABIC = /^[\u0621-\u064A]/;
/** What is left after an affix is taken off must still be a word of its own. */
const MIN_STEM = 3;
/** After the article two letters are enough: what it stands before is a noun, so nothing else can be meant. */
const MIN_STEM_AFTER_ARTICLE = 2;
const ARTICLE = /ال$/;
const DOUBLED = /(\p{L})\1/gu;

/** What is left of a word when an attached particle is taken off. */
export const withoutParticle = (word: string): string[] =>
  PREFIXES.filter((prefix) => word.startsWith(prefix) && word.length - prefix.length >= (ARTICLE.test(prefix) ? MIN_STEM_AFTER_ARTICLE : MIN_STEM)).map((prefix) => word.slice(prefix.length));

export const undouble = (word: string): string => word.replace(DOUBLED, '$1');

/** Forms by word: a newspaper's readers use few thousand words over and over, and taking one apart is most of a search. */
const formsByWord = new Map<string, string[]>();
const MOST_WORDS = 20_000;

export function knownForms(word: string): string[] {
  const known = formsByWord.get(word);
  if (known !== undefined) return known;
  const forms = formsOf(word);
  // Hostile text may bring any number of words: then all are forgotten at once and learnt again.
  if (formsByWord.size >= MOST_WORDS) formsByWord.clear();
  if (word.length <= 60) formsByWord.set(word, forms);
  return forms;
}

/** A word as it stands, without its doubled letters, and without the affixes it may carry. */
function formsOf(word: string): string[] {
  if (word.length > 60) return [word];
  const plain = undouble(word);
  const bases = plain === word ? [word] : [word, plain];
  if (!ARABIC.test(word)) return bases;
  const stems = bases.flatMap((base) => [base, ...withoutParticle(base)]);
  return [...new Set(stems.flatMap((stem) => [stem, ...withoutEnding(stem)]))];
}

/** A feminine ه before an ending is written ت: كلبتهم is كلبه with هم. */
const withoutEnding = (stem: string): string[] =>
  SUFFIXES.filter((suffix) => stem.endsWith(suffix) && stem.length - suffix.length >= MIN_STEM).flatMap((suffix) => {
    const bare = stem.slice(0, -suffix.length);
    return bare.endsWith('ت') ? [bare, `${bare.slice(0, -1)}ه`] : [bare];
  });
