// Comments made from a seed: a campaign's rewordings, and the strangers among whom they hide. For tests and benches alone.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { below, pick, shuffled, type Random } from './random.ts';

const corpusFile = resolve(import.meta.dirname, '../../../shared/data/arabic/mpold_half.tsv');

/** The real comments beside the project, or null where they are not. */
export function realComments(): string[] | null {
  if (!existsSync(corpusFile)) return null;
  const rows = readFileSync(corpusFile, 'utf8').split('\n').slice(1).map((line) => line.split('\t')[5] ?? '');
  return rows.map((text) => text.replace(/^"|"$/g, '').replaceAll('""', '"').trim()).filter((text) => text !== '');
}

/** The real comments and as many recombinations of their sentences as it takes to be `count`. */
export function strangers(random: Random, real: string[], count: number): string[] {
  const sentences = real.flatMap((text) => text.split(/[.!؟?\n]+/)).map((each) => each.trim()).filter((each) => each.split(/\s+/).length >= 2);
  const recombined = Array.from({ length: Math.max(0, count - real.length) }, () =>
    Array.from({ length: 2 + below(random, 3) }, () => pick(random, sentences)).join(pick(random, ['. ', ' ', '\n', '! '])));
  return shuffled(random, [...real.slice(0, count), ...recombined]);
}

/** What is said over and over: a call, an offer, a slander, a complaint, a short boast. */
export const messages: readonly string[] = [
  'ندعو جميع المواطنين الى مقاطعة منتجات هذه الشركة لانها رفعت الاسعار دون مبرر واستغلت حاجة الناس في شهر رمضان ولن نعود اليها حتى تعتذر للمستهلك',
  'احصل على قرض شخصي بدون كفيل وبدون فوائد خلال اربع وعشرين ساعة فقط تواصل معنا الان عبر الواتساب وسنرسل لك الموافقة فورا',
  'وزير التعليم كذب على الطلاب مرة اخرى ولم يبن اي مدرسة في القرى البعيدة والميزانية ذهبت الى جيوب المقربين منه نطالب باستقالته اليوم قبل الغد',
  'شبكة الماء مقطوعة في حينا منذ اسبوعين والبلدية لا ترد على اتصالاتنا والاطفال يشربون من الخزانات القديمة اين المسؤولون عن هذه المدينة',
  'ربحت الف دولار في اسبوع واحد من هذه المنصة الموثوقة جرب التداول بنفسك وشاهد النتيجة',
  'الحكم الذي ادار مباراة الامس منح الفريق الضيف ركلة جزاء وهمية وطرد مدافعنا ظلما لذلك نطالب الاتحاد باعادة اللقاء ومعاقبة الطاقم كله فورا حتى لا تتكرر هذه المهزلة في بطولتنا',
];

const synonyms: Record<string, readonly string[]> = {
  'ندعو': ['نناشد', 'نطلب من', 'ادعو'], 'جميع': ['كل', 'كافة'], 'المواطنين': ['الناس', 'الاخوة', 'الشعب'], 'مقاطعة': ['ترك', 'هجر'], 'منتجات': ['سلع', 'بضائع'],
  'الشركة': ['المؤسسة', 'العلامة'], 'رفعت': ['زادت', 'ضاعفت'], 'مبرر': ['سبب', 'وجه حق'], 'الناس': ['الخلق', 'العالم', 'المواطن'], 'احصل': ['خذ', 'استفد'],
  'قرض': ['تمويل', 'سلفة'], 'بدون': ['دون', 'من غير', 'بلا'], 'فقط': ['لا غير', 'لا اكثر'], 'تواصل': ['اتصل', 'كلمنا'], 'الان': ['حالا', 'اليوم'],
  'فورا': ['حالا', 'مباشرة', 'سريعا'], 'كذب': ['ضحك', 'احتال'], 'الطلاب': ['التلاميذ', 'الطلبة'], 'القرى': ['الارياف', 'البوادي'], 'نطالب': ['نريد', 'نطلب'],
  'الاطفال': ['الصغار', 'اولادنا'], 'المسؤولون': ['المسؤولين', 'الحكومة'], 'ربحت': ['كسبت', 'جنيت'], 'جرب': ['ابدا', 'حاول'], 'النتيجة': ['الفرق', 'الارباح'],
  'مباراة': ['لقاء', 'مقابلة'], 'ظلما': ['بلا سبب', 'دون وجه حق'], 'اليوم': ['الان', 'حالا'], 'مرة': ['كرة'], 'هذه': ['هاذي', 'هاته'], 'الموثوقة': ['المضمونة', 'الرائعة'],
};
const greetings = ['السلام عليكم', 'السلام عليكم ورحمة الله وبركاته', 'يا جماعة الخير', 'مساء الخير', 'صباح الورد', 'بسم الله', 'يا اخوان', 'اسمعوا', 'مرحبا بالجميع', 'تحية طيبة وبعد', 'الى كل شريف'];
const closings = ['انشروا ولكم الاجر', 'والسلام', 'شكرا لكم', 'تحياتي', 'شارك لا تخرج', 'والله المستعان', 'حسبنا الله ونعم الوكيل', 'ارجو النشر', 'بالتوفيق للجميع', 'لا تسكتوا', 'اتمنى ان يصل صوتنا'];
const fillers = ['والله', 'يعني', 'بصراحة', 'طبعا', 'حقا', 'جدا', 'كما تعلمون', 'للاسف', 'بالفعل', 'اقسم', 'حتما', 'يا ناس', 'صدقوني', 'مثلا'];
const emoji = ['🔥', '😡', '👍', '💔', '🙏', '‼️', '✅', '🇲🇦', '😂😂', '⭐'];

const respellings: ((word: string, random: Random) => string)[] = [
  (word, random) => [...word].join(pick(random, ['َ', 'ُ', 'ِ', 'ّ'])),
  (word, random) => { const at = 1 + below(random, word.length); return word.slice(0, at) + 'ـ'.repeat(1 + below(random, 5)) + word.slice(at); },
  (word) => word.replaceAll('ك', 'ک').replaceAll('ي', 'ی').replaceAll('ه', 'ہ'),
  (word) => word.replaceAll('ا', 'أ').replaceAll('ه', 'ة'),
  (word, random) => [...word].join(pick(random, ['\u200B', '\u200C', '\u2060'])),
  (word, random) => { const at = below(random, word.length); return word.slice(0, at) + (word[at] ?? '').repeat(4) + word.slice(at + 1); },
  (word, random) => `${pick(random, ['و', 'ف'])}${word}`,
  (word, random) => `${word}${pick(random, emoji)}`,
];

/** How far a rewording may go: the share of words replaced, dropped and added, and the chance of each padding and of a respelt word. */
export type Severity = { swap: number; drop: number; add: number; pad: number; respell: number };
export const severities: Record<'copied' | 'padded' | 'mild' | 'usual' | 'hard', Severity> = {
  copied: { swap: 0, drop: 0, add: 0, pad: 0.8, respell: 0.2 },
  padded: { swap: 0, drop: 0, add: 0, pad: 1, respell: 0.1 },
  mild: { swap: 0.06, drop: 0.04, add: 0.04, pad: 0.4, respell: 0.1 },
  usual: { swap: 0.12, drop: 0.08, add: 0.08, pad: 0.6, respell: 0.3 },
  hard: { swap: 0.2, drop: 0.12, add: 0.12, pad: 0.8, respell: 0.5 },
};

/** One more way to say the message. `vocabulary` is where words come from that no list of ours knows. */
export function reworded(message: string, random: Random, { severity, vocabulary }: { severity: Severity; vocabulary: readonly string[] }): string {
  const said = message.split(' ').flatMap((word) => {
    if (random() < severity.drop) return [];
    const known = synonyms[word];
    const swapped = random() < severity.swap * (known === undefined ? 0.8 : 2) ? pick(random, known ?? vocabulary) : word;
    const spelt = random() < severity.respell ? pick(random, respellings)(swapped, random) : swapped;
    return random() < severity.add ? [spelt, pick(random, fillers)] : [spelt];
  });
  const contact = pick(random, [() => `https://${pick(random, ['bit.ly', 'a.example', 'x.example/p'])}/${below(random, 1e6)}`, () => `06${below(random, 1e8)}`, () => `+9665${below(random, 1e8)}`])();
  // Half of the padding is of words that nobody foresaw.
  const padding = (known: readonly string[]): string => random() < 0.5 ? pick(random, known) : Array.from({ length: 1 + below(random, 5) }, () => pick(random, vocabulary)).join(' ');
  return [
    random() < severity.pad ? padding(greetings) : '', ...said, random() < severity.pad ? padding(closings) : '',
    random() < severity.pad / 2 ? contact : '', random() < severity.pad / 2 ? pick(random, emoji) : '',
  ].filter((part) => part !== '').join(pick(random, [' ', ' ', '  ', ' , ']));
}

export function campaignOf(random: Random, { message, count, severity, vocabulary }: { message: string; count: number; severity: Severity; vocabulary: readonly string[] }): string[] {
  return Array.from({ length: count }, () => reworded(message, random, { severity, vocabulary }));
}

/** Words of the real comments, each as often as it is used. */
export const vocabularyOf = (real: readonly string[]): string[] => real.flatMap((text) => text.split(/\s+/)).filter((word) => /^[\u0621-\u064A]{3,9}$/.test(word));
