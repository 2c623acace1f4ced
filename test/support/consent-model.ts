// What consent is, said a second time and plainly: what was chosen under which policies, and from that alone what a reader is told.
import type { Locale } from '../../src/sites/site.ts';

export type Cookie = { name: string; domain: string; days: number };
export type Shelf = { key: string; required: boolean; services: { key: string; cookies: Cookie[] }[] };
export type Revision = { revision: number; material: boolean; isRetired: boolean; expiresDays: number; shelves: Shelf[]; hashes: Record<Locale, string> };
export type Flags = Record<string, boolean>;

/** What is sent to choose. */
export type Choice = { action: string; categories?: Flags; services?: Flags; revision: number; textHash: string | null; lang: Locale; surface: string };
/** A choice that stands: as recorded, with the id the server gave it. */
export type Standing = Required<Choice> & { gpc: boolean; at: number; expiresAt: number; receiptId: string };

export type Me = {
  decided: boolean; action: string | null; categories: Flags; services: Flags; revision: number | null; decidedAt: string | null; expiresAt: string | null;
  gpc: boolean | null; reask: boolean | null; reasons: string[]; receiptId: string | null; clear: Cookie[];
};

const DAY_MS = 86_400_000;
/** The surfaces that figures know by name; any other is counted as `other`. */
export const knownSurfaces = ['banner', 'settings', 'placeholder', 'withdraw', 'klaro', 'cookieconsent', 'beacon'];

const iso = (ms: number): string => new Date(ms).toISOString();
const flags = (keys: string[], value: (key: string) => boolean): Flags => Object.fromEntries(keys.map((key) => [key, value(key)]));
const inOrder = (given: Flags): string => JSON.stringify(Object.entries(given).toSorted(([a], [b]) => (a < b ? -1 : 1)));

export class ConsentModel {
  readonly revisions: Revision[] = [];
  /** How often, by what a row of the figures names. */
  readonly counts = new Map<string, number>();
  records = 0;

  get current(): Revision | null {
    return this.revisions.findLast(({ isRetired }) => !isRetired) ?? null;
  }

  find(revision: number): Revision | null {
    return this.revisions.find((each) => each.revision === revision) ?? null;
  }

  /** What a choice that may be recorded says in full, before it has an id. */
  spelled(choice: Choice, { gpc, now }: { gpc: boolean; now: number }): Omit<Standing, 'receiptId'> {
    const { shelves, expiresDays } = this.find(choice.revision)!;
    const categories = flags(shelves.map(({ key }) => key), (key) => {
      if (shelves.find((shelf) => shelf.key === key)!.required || choice.action === 'accept_all') return true;
      return choice.action === 'custom' && choice.categories?.[key] === true;
    });
    const services = Object.fromEntries(shelves.flatMap((shelf) =>
      shelf.services.map(({ key }) => [key, choice.action === 'custom' ? (choice.services?.[key] ?? categories[shelf.key]!) : categories[shelf.key]!])));
    return { ...choice, categories, services, gpc, at: now, expiresAt: now + expiresDays * DAY_MS };
  }

  /** Taking back: bound to what it takes back, nothing optional left. */
  withdrawal(standing: Standing, { gpc, now }: { gpc: boolean; now: number }): Omit<Standing, 'receiptId'> {
    const { revision, textHash, lang } = standing;
    return this.spelled({ action: 'withdraw', revision, textHash, lang, surface: 'withdraw' }, { gpc, now });
  }

  /** Whether saying it changes nothing: then the standing record is the answer, and its end is not put off. */
  repeats(standing: Standing | null, said: Omit<Standing, 'receiptId'>): boolean {
    if (standing === null || standing.expiresAt <= said.at) return false;
    const words = ({ action, revision, textHash, lang, surface, gpc, categories, services }: Omit<Standing, 'receiptId'>): string =>
      JSON.stringify([action, revision, textHash, lang, surface, gpc, inOrder(categories), inOrder(services)]);
    return words(standing) === words(said);
  }

  /** A record was added. */
  count({ at, revision, lang, surface, action, categories }: Omit<Standing, 'receiptId'>): void {
    const { shelves } = this.find(revision)!;
    const granted = shelves.filter(({ key, required }) => !required && categories[key] === true).map(({ key }) => `granted:${key}`);
    for (const name of [action, ...granted]) {
      const row = [iso(at).slice(0, 10), revision, lang, knownSurfaces.includes(surface) ? surface : 'other', name].join('|');
      this.counts.set(row, (this.counts.get(row) ?? 0) + 1);
    }
    this.records += 1;
  }

  /** What GET me answers; the token apart. */
  me(standing: Standing | null, now: number): Me {
    if (standing === null) {
      const categories = Object.fromEntries((this.current?.shelves ?? []).map(({ key, required }) => [key, required]));
      return { decided: false, action: null, categories, services: {}, revision: null, decidedAt: null, expiresAt: null, gpc: null, reask: null, reasons: [], receiptId: null, clear: [] };
    }
    const reasons = [...(this.hasChangedSince(standing.revision) ? ['policy_changed'] : []), ...(standing.expiresAt <= now ? ['expired'] : [])];
    return {
      decided: true, action: standing.action, ...this.projected(standing), revision: standing.revision, decidedAt: iso(standing.at), expiresAt: iso(standing.expiresAt),
      gpc: standing.gpc, reask: reasons.length > 0, reasons, receiptId: standing.receiptId, clear: this.clear(standing),
    };
  }

  private hasChangedSince(chosen: number): boolean {
    const { current } = this;
    if (current === null || current.revision < chosen) return true;
    return this.revisions.some(({ revision, isRetired, material }) => !isRetired && material && revision > chosen);
  }

  /** What was recorded, in the words of the policy that is offered now; what could not be refused then is no consent now. */
  private projected(standing: Standing): { categories: Flags; services: Flags } {
    const { current } = this;
    if (current === null) return { categories: standing.categories, services: standing.services };
    const forced = this.find(standing.revision)!.shelves.filter(({ required }) => required).map(({ key }) => key);
    const isOn = ({ key, required }: Shelf): boolean => required || (standing.categories[key] === true && !forced.includes(key));
    return {
      categories: Object.fromEntries(current.shelves.map((shelf) => [shelf.key, isOn(shelf)])),
      services: Object.fromEntries(current.shelves.flatMap((shelf) => shelf.services.map(({ key }) => [key, shelf.required || (isOn(shelf) && standing.services[key] === true)]))),
    };
  }

  /** The cookies of every service that is not granted now, of the policy chosen under and of the one offered. */
  private clear(standing: Standing): Cookie[] {
    const granted = this.projected(standing).services;
    const known = [this.find(standing.revision), this.current].flatMap((revision) => revision?.shelves ?? []).flatMap(({ services }) => services);
    const all = new Map(known.filter(({ key }) => granted[key] !== true).flatMap(({ cookies }) => cookies).map((cookie) => [cookie.name, cookie]));
    return [...all.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }
}
