// What a page may send to choose: sound bodies, and bodies with one fault each and the answer that fault must get.
import type { Locale } from '../../src/sites/site.ts';
import { locales } from './consent-drafts.ts';
import type { Choice, Flags, Revision } from './consent-model.ts';
import { pick, type Random } from './random.ts';

/** What a refusal must say: its status, and the code of the problem or of the field. */
export type Refusal = { status: number; code: string };
type Body = Record<string, unknown>;

const surfaces = ['banner', 'settings', 'kiosk', 'reading-room'];
const NO_TEXT = `sha256:${'0'.repeat(64)}`;

/** A choice that must be recorded under this revision. */
export function aChoice(random: Random, revision: Revision): Choice {
  const lang: Locale = pick(random, locales);
  const action = pick(random, ['accept_all', 'reject_all', 'custom']);
  const where = { revision: revision.revision, textHash: random() < 0.15 ? null : revision.hashes[lang], lang, surface: pick(random, surfaces) };
  if (action !== 'custom') return { action, ...where };
  const categories = Object.fromEntries(revision.shelves.map(({ key, required }) => [key, required || random() < 0.5]));
  return { action, categories, services: someServices(random, revision, categories), ...where };
}

/** Some named, some left to follow their category. */
function someServices(random: Random, { shelves }: Revision, categories: Flags): Flags {
  return Object.fromEntries(shelves.flatMap(({ key: shelf, required, services }) =>
    services.filter(() => random() < 0.5).map(({ key }) => [key, required || (categories[shelf] === true && random() < 0.5)])));
}

type Fault = { name: string; spoil(body: Body & { categories: Flags }, revision: Revision): Body | null; refusal: Refusal };
const invalid = (code: string): Refusal => ({ status: 422, code });

/** One fault each in a custom choice; null where this revision cannot have it. */
const faults: Fault[] = [
  ...['scroll', 'dismiss', 'timeout', 'continue', 'close'].map((action): Fault => ({ name: action, spoil: (body) => ({ ...body, action }), refusal: invalid('implied_consent') })),
  { name: 'an action that is none', spoil: (body) => ({ ...body, action: 'maybe' }), refusal: invalid('invalid') },
  { name: 'a category nobody knows', spoil: (body) => ({ ...body, categories: { ...body.categories, horoscope: false } }), refusal: invalid('unknown_field') },
  { name: 'a service nobody knows', spoil: (body) => ({ ...body, services: { horoscope: false } }), refusal: invalid('unknown_field') },
  { name: 'a category left out', spoil: (body) => ({ ...body, categories: without(body.categories) }), refusal: invalid('required') },
  { name: 'the necessary refused', spoil: (body) => ({ ...body, categories: { ...body.categories, necessary: false } }), refusal: invalid('contradiction') },
  {
    name: 'a service of what is refused', refusal: invalid('contradiction'),
    spoil(body, { shelves }) {
      const shelf = shelves.find(({ required, services }) => !required && services.length > 0);
      return shelf === undefined ? null : { ...body, categories: { ...body.categories, [shelf.key]: false }, services: { [shelf.services[0]!.key]: true } };
    },
  },
  {
    name: 'accepting all but one', refusal: invalid('contradiction'),
    spoil(body, { shelves }) {
      const shelf = shelves.find(({ required }) => !required);
      return shelf === undefined ? null : { ...body, action: 'accept_all', services: undefined, categories: { ...body.categories, [shelf.key]: false } };
    },
  },
  { name: 'a text nobody was shown', spoil: (body) => ({ ...body, textHash: NO_TEXT }), refusal: { status: 409, code: 'text_mismatch' } },
  { name: 'the text of another language', spoil: (body, { hashes }) => ({ ...body, lang: 'ar', textHash: hashes.fr }), refusal: { status: 409, code: 'text_mismatch' } },
  { name: 'a revision to come', spoil: (body) => ({ ...body, revision: 999 }), refusal: { status: 409, code: 'unknown_revision' } },
];

const without = (given: Flags): Flags => Object.fromEntries(Object.entries(given).slice(0, -1));

/** A body that must be refused, and how. */
export function aFault(random: Random, revision: Revision): { name: string; body: Body; refusal: Refusal } {
  const categories = Object.fromEntries(revision.shelves.map(({ key }) => [key, true]));
  const sound = { action: 'custom', categories, revision: revision.revision, textHash: revision.hashes.en, lang: 'en', surface: 'banner' };
  const { name, spoil, refusal } = pick(random, faults);
  const body = spoil(sound, revision);
  return body === null ? aFault(random, revision) : { name, body, refusal };
}
