// What people wrote inside a sentence of ours: shortened, and unable to turn the sentence's direction.
const MOST = 60;

/** In plain text, where no element can isolate it (FSI … PDI). */
export function quote(text: string): string {
  const characters = Array.from(text);
  return `\u2068${characters.length > MOST ? `${characters.slice(0, MOST).join('')}…` : text}\u2069`;
}

/** Our sentence with `{}` or `{name}` put in. */
export const put = (sentence: string, given: string | Record<string, string>): string =>
  sentence.replace(/\{(\w*)\}/g, (all, name: string) => (typeof given === 'string' ? given : given[name] ?? all));
