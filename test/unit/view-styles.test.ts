// All views' styles go to a browser as one sheet: what one view says of an element or a class must not reach another's.
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const folder = fileURLToPath(new URL('../../src/web/dashboard/', import.meta.url));
const files = globSync('views/**/*.css', { cwd: folder }).toSorted();

/** Every selector of a sheet, those inside of @media too. */
function selectors(file: string): string[] {
  const rules = readFileSync(folder + file, 'utf8').replace(/\/\*.*?\*\//gs, '').replace(/@media[^{]*\{/g, '');
  return Array.from(rules.matchAll(/([^{}]+)\{/g), ([, all = '']) => all.trim().split(/,(?![^(]*\))/)).flat();
}

const classesOf = (selector: string): string[] => Array.from(selector.matchAll(/\.[a-z][\w-]*/g), ([found]) => found);

test('a view styles nothing by elements and classes that every view has', () => {
  expect(files.length).toBeGreaterThan(10);
  const common = new Set(selectors('base.css').flatMap(classesOf));
  const isEverybodys = (one: string): boolean => !/#|\[id|:root|:has\(/.test(one) && classesOf(one).every((name) => common.has(name));
  expect(files.flatMap((file) => selectors(file).filter(isEverybodys).map((one) => `${file}: ${one}`))).toEqual([]);
});

test('no two views give rules to the same class', () => {
  const owners = new Map<string, Set<string>>();
  for (const file of ['base.css', ...files]) {
    for (const one of selectors(file)) {
      // `.mine .theirs`, `.theirs.mine` and `#mine .theirs` speak of theirs only where mine is.
      const classes = classesOf(one);
      const [name] = new Set(classes).size === 1 && !/#|:has\(/.test(one) ? classes : [];
      if (name !== undefined) owners.set(name, (owners.get(name) ?? new Set()).add(file));
    }
  }
  expect([...owners].filter(([, { size }]) => size > 1).map(([name, all]) => `${name}: ${[...all].join(', ')}`)).toEqual([]);
});
