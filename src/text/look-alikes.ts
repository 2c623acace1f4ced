// Letters that are drawn like others: what each is matched as. A table of shapes, not of sounds; folding uses it.

/** Arabic-script letters of other languages, and the bare shapes without dots, by the Arabic letter a reader takes them for. */
const arabic: Record<string, string> = {
  'ا': 'أإآٱٲٳٵ', 'ب': 'پٻڀٮݐݑݒݓݔݕݖ', 'ت': 'ٹٺټٽٿ', 'ج': 'چڃڄڇڿ', 'ح': 'ځڂڅݗݘ', 'د': 'ڈډڊڌڍڎڏڐۮ', 'ر': 'ڑڒړڔڕږۯ', 'ز': 'ژڗڙ', 'س': 'ښڛݜ', 'ش': 'ڜۺ',
  'ص': 'ڝڞ', 'ض': 'ۻ', 'ط': 'ڟ', 'غ': 'ڠۼ', 'ف': 'ڡڢڣڤڥڦݠݡ', 'ق': 'ٯڧڨ', 'ك': 'کڪګڬڭڮگڰڱڲڳڴݢݣݤݿ', 'ل': 'ڵڶڷڸݪ', 'م': 'ݥݦ', 'ن': 'ںڹڻڼڽݧݨݩ',
  'ه': 'ةۀہۂۃھەۿ', 'و': 'ؤٶٷۄۅۆۇۈۉۊۋۏ', 'ي': 'ىئیۍێېۑےۓؽؾؿٸ',
};

/** Cyrillic, Greek, Armenian, phonetic and small-capital letters that read as Latin ones (after Unicode TR 39, confusables). */
const latin: Record<string, string> = {
  a: 'аαɑᴀ', b: 'вβʙЬьƅ', c: 'сϲᴄⅽↄ', d: 'ԁđᴅɗժ', e: 'еёєεҽᴇɛ', f: 'ꜰϝƒք', g: 'ɡɢցǵ', h: 'нһʜհ', i: 'іıιɪɩ', j: 'јϳᴊյ', k: 'кκᴋқ', l: 'łʟӏ',
  m: 'мᴍʍ', n: 'ηпոռɴո', o: 'оοσøօᴏө', p: 'рρᴘ', q: 'ԛզգ', r: 'гᴦʀɾ', s: 'ѕꜱςƽտ', t: 'тτᴛŧ', u: 'υսᴜʋцμ', v: 'νѵᴠ', w: 'ωԝшѡᴡɯ', x: 'хχ', y: 'уγүʏყ', z: 'ᴢʐƶ',
};

/** Capitals whose small letters look like another Latin letter, or like none. */
const capitals: Record<string, string> = { 'Η': 'h', 'Ν': 'n', 'Υ': 'y', 'Μ': 'm', 'Γ': 'r', 'Ζ': 'z', 'Σ': 's', 'П': 'n', 'Ц': 'u', 'Ш': 'w', 'Ӏ': 'l' };

const byShape = (shapes: Record<string, string>): [string, string][] =>
  Object.entries(shapes).flatMap(([letter, alike]) => Array.from(alike, (each): [string, string] => [each, letter]));

/** What a small letter is matched as. */
export const alikes: ReadonlyMap<string, string> = new Map([...byShape(arabic), ...byShape(latin)]);
/** What a capital is matched as, before it is made small. */
export const capitalAlikes: ReadonlyMap<string, string> = new Map(Object.entries(capitals));

/** Squared and circled white letters stand in four rows of 26 that no normal form takes apart. */
const ROWS = [0x1f130, 0x1f150, 0x1f170];

/** The letter in a square or a black circle, or null. */
export function enclosed(character: string): string | null {
  const code = character.codePointAt(0) ?? 0;
  const row = ROWS.find((first) => code >= first && code < first + 26);
  return row === undefined ? null : String.fromCharCode(97 + code - row);
}
