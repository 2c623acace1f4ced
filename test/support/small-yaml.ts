// Reads the little YAML our own files are written in: block maps and lists, JSON strings and arrays, plain words. Throws on all else.
type Line = { indent: number; text: string; number: number };
export type Yaml = string | null | Yaml[] | { [key: string]: Yaml };

export function parseYaml(source: string): Yaml {
  const lines: Line[] = source.split('\n').map((raw, index) => ({ indent: raw.length - raw.trimStart().length, text: raw.trim(), number: index + 1 }))
    .filter(({ text }) => text !== '' && !text.startsWith('#'));
  const value = block(lines, 0);
  if (lines.length > 0) throw mistake(lines[0]!, 'is indented unlike what surrounds it');
  return value;
}

const mistake = ({ number, text }: Line, why: string): Error => new Error(`line ${number} ${why}: ${text}`);

/** Takes the lines of one indentation off the front. */
function block(lines: Line[], indent: number): Yaml {
  const items: Yaml[] = [];
  const map: Record<string, Yaml> = {};
  while (lines[0]?.indent === indent) {
    const line = lines.shift()!;
    if (line.text.startsWith('- ')) items.push(scalar(line, line.text.slice(2)));
    else {
      const [, key, rest = ''] = /^([\w-]+):(?: (.+))?$/.exec(line.text) ?? [];
      if (key === undefined) throw mistake(line, 'is neither a key nor an item');
      if (Object.hasOwn(map, key)) throw mistake(line, 'repeats a key');
      map[key] = rest === '' ? below(lines, indent) : scalar(line, rest);
    }
  }
  if (items.length > 0 && Object.keys(map).length > 0) throw new Error('a list and a map at one indentation');
  return items.length > 0 ? items : map;
}

const below = (lines: Line[], indent: number): Yaml => ((lines[0]?.indent ?? 0) > indent ? block(lines, lines[0]!.indent) : null);

function scalar(line: Line, text: string): Yaml {
  if (/^["[]/.test(text)) return JSON.parse(text) as Yaml;
  // Characters that would mean something else to a whole YAML reader.
  if (/^[&*!|>%@`{}'?,-]|: | #|^\d+:\d/.test(text)) throw mistake(line, 'needs quotes');
  return text;
}
