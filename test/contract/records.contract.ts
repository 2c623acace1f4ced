// What every store promises of sites, threads, accounts and events.
import { expect, test } from '@jest/globals';
import type { Session, Staff } from '../../src/accounts/account.ts';
import type { Store } from '../../src/store/store.ts';
import { anAct, aSite, at, aThread, ids } from '../support/builders.ts';
import { store } from './stored.ts';

const staff = (over: Partial<Staff> = {}): Staff => {
  const id = ids.short('st');
  return { id, email: `${id}@example.org`, name: 'ليلى', role: 'moderator', sites: ['demo'], passwordHash: 'x', createdAt: at(0), ...over };
};
const session = (of: Staff, over: Partial<Session> = {}): Session => {
  const id = ids.short('se');
  return { id, tokenDigest: `t_${id}`, staffId: of.id, createdAt: at(0), expiresAt: at(100), userAgent: 'Firefox', ...over };
};

export function recordsContract(get: () => Store): void {
  test('a site is stored once and replaced whole', async () => {
    const site = aSite({ slug: 'paper', origins: ['https://paper.example'] });
    expect(await get().sites.insert(site)).toBe('done');
    expect(await get().sites.insert(site)).toBe('exists');
    const changed = { ...site, name: 'غيرها', settings: { ...site.settings, mode: 'pre' as const } };
    expect(await get().sites.replace(site, changed)).toBe('done');
    expect(await get().sites.find('paper')).toEqual(changed);
    expect(await get().sites.replace({ ...site, slug: 'none' }, { ...changed, slug: 'none' })).toBe('not_found');
    expect(await get().sites.find('none')).toBeNull();
    expect((await get().sites.list()).map((each) => each.slug)).toContain('paper');
  });

  test('a site is replaced only as it was read: of two at once one is told', async () => {
    await get().sites.insert(aSite({ slug: 'raced', origins: [], settings: { reservedNames: ['هيئة التحرير'] } }));
    const read = (await get().sites.find('raced'))!;
    const both = [{ ...read, origins: ['https://paper.example'] }, { ...read, settings: { ...read.settings, reservedNames: [] } }];
    const answers = await Promise.all(both.map((after) => get().sites.replace(read, after)));
    expect(answers.toSorted()).toEqual(['done', 'stale']);
    const stands = both[answers.indexOf('done')]!;
    expect(await get().sites.find('raced')).toEqual(stands);
    for (const after of [{ ...read, name: 'غيرها' }, { ...read, locale: 'fr' as const }]) {
      expect(await get().sites.replace((await get().sites.find('raced'))!, after)).toBe('done');
      expect(await get().sites.replace(read, read)).toBe('stale');
    }
  });

  test('putting a thread creates it or changes its page, and the version moves only with a change', async () => {
    const first = await get().threads.put(aThread({ key: 'put', title: 'عنوان' }));
    expect(first).toMatchObject({ title: 'عنوان', state: 'open' });
    expect(await get().threads.put(aThread({ key: 'put', title: 'عنوان' }))).toEqual(first);
    const second = await get().threads.put(aThread({ key: 'put', title: 'آخر' }));
    expect(second.title).toBe('آخر');
    expect(second.version).toBeGreaterThan(first.version);
    expect(await get().threads.find('demo', 'never')).toBeNull();
  });

  test('many threads are read at once: each that exists once, none of another site', async () => {
    const [a, b] = [await get().threads.put(aThread({ key: 'many:a' })), await get().threads.put(aThread({ key: 'many"b' }))];
    const other = await get().threads.put(aThread({ site: 'many-site', key: 'many:a', title: 'آخر' }));
    const keys = ['many:a', 'many"b', 'many:a', 'never'].map((key) => ({ site: 'demo', key }));
    const found = await get().threads.findMany(keys);
    expect(found.toSorted((x, y) => x.key.localeCompare(y.key))).toEqual([a, b].toSorted((x, y) => x.key.localeCompare(y.key)));
    expect(await get().threads.findMany([{ site: 'many-site', key: 'many:a' }, { site: 'many-site', key: 'many"b' }])).toEqual([other]);
    expect(await get().threads.findMany([])).toEqual([]);
    expect(await get().threads.findMany(Array.from({ length: 2000 }, (_, at) => ({ site: 'demo', key: `none-${at}` })))).toEqual([]);
  });

  test('a state moves the version and tells of it', async () => {
    const before = await get().threads.put(aThread({ key: 'state' }));
    expect(await get().threads.setState('demo', 'state', { state: 'closed', act: anAct({ subject: 'thread:state' }) })).toBe('done');
    expect((await get().moderation.audit({ sites: ['demo'], limit: 1, cursor: null })).items).toMatchObject([{ action: 'thread_state', subject: 'thread:state', at: at(5) }]);
    expect(await get().threads.setState('demo', 'never', { state: 'closed', act: anAct() })).toBe('not_found');
    const after = await get().threads.find('demo', 'state');
    expect(after).toMatchObject({ state: 'closed' });
    expect(after?.version).toBeGreaterThan(before.version);
    expect((await get().events.after(0, 10_000)).some((event) => event.kind === 'thread_changed' && event.threadKey === 'state')).toBe(true);
  });

  test('visible counts leave out what nobody created', async () => {
    await store(get(), { threadKey: 'counted' });
    expect(await get().threads.counts('demo', ['counted', 'never'])).toEqual(new Map([['counted', 1]]));
    expect(await get().threads.counts('demo', [])).toEqual(new Map());
  });

  test('staff are found by email once, and the last admin stays', async () => {
    const admin = staff({ role: 'admin', sites: null });
    const moderator = staff();
    expect(await get().accounts.insertStaff(admin)).toBe('done');
    expect(await get().accounts.insertStaff(moderator)).toBe('done');
    expect(await get().accounts.insertStaff(staff({ email: admin.email }))).toBe('exists');
    expect(await get().accounts.findStaffByEmail(admin.email)).toEqual(admin);
    expect(await get().accounts.findStaff('none')).toBeNull();
    expect(await get().accounts.deleteStaff(admin.id)).toBe('last_admin');
    expect(await get().accounts.replaceStaff(admin, { ...admin, role: 'moderator' })).toBe('last_admin');
    const second = { ...moderator, role: 'admin' as const };
    expect(await get().accounts.replaceStaff(moderator, second)).toBe('done');
    // An admin of some sites is none of all.
    expect(await get().accounts.deleteStaff(admin.id)).toBe('last_admin');
    expect(await get().accounts.replaceStaff(admin, { ...admin, sites: ['demo'] })).toBe('last_admin');
    expect(await get().accounts.findStaff(admin.id)).toEqual(admin);
    expect(await get().accounts.replaceStaff(second, { ...second, sites: null })).toBe('done');
    const both = await Promise.all([get().accounts.deleteStaff(admin.id), get().accounts.deleteStaff(moderator.id)]);
    expect(both.toSorted()).toEqual(['done', 'last_admin']);
    expect(await get().accounts.deleteStaff('none')).toBe('not_found');
    expect(await get().accounts.listStaff()).toHaveLength(1);
  });

  test('a person is replaced only as they were read: of two at once one is told', async () => {
    const read = staff({ sites: ['demo', 'other'] });
    await get().accounts.insertStaff(read);
    const changes = [{ passwordHash: 'y' }, { role: 'admin' as const }, { sites: ['demo'] }, { name: 'هدى' }];
    const answers = await Promise.all(changes.map((change) => get().accounts.replaceStaff(read, { ...read, ...change })));
    expect(answers.toSorted()).toEqual(['done', 'stale', 'stale', 'stale']);
    let stands = { ...read, ...changes[answers.indexOf('done')] };
    expect(await get().accounts.findStaff(read.id)).toEqual(stands);
    for (const change of [...changes, { sites: null }]) {
      const before = stands;
      stands = { ...stands, ...change };
      expect(await get().accounts.replaceStaff(before, stands)).toBe('done');
      expect(await get().accounts.replaceStaff(read, read)).toBe('stale');
    }
    expect(await get().accounts.findStaff(read.id)).toEqual(stands);
    expect(await get().accounts.replaceStaff({ ...read, id: 'none' }, { ...read, id: 'none' })).toBe('not_found');
    await get().accounts.deleteStaff(read.id);
  });

  test('a session ends by time, by hand, with the others and with its person', async () => {
    const person = staff();
    await get().accounts.insertStaff(person);
    const [a, b, c] = [session(person), session(person), session(person)];
    for (const each of [a, b, c]) await get().accounts.insertSession(each);
    expect(await get().accounts.findSession(a.tokenDigest, at(99))).toEqual({ session: a, staff: person });
    expect(await get().accounts.findSession(a.tokenDigest, at(100))).toBeNull();
    expect(await get().accounts.deleteSession('st_other', a.id)).toBe('not_found');
    expect(await get().accounts.deleteSession(person.id, a.id)).toBe('done');
    expect(await get().accounts.deleteOtherSessions(person.id, b.id)).toBe(1);
    expect(await get().accounts.listSessions(person.id)).toEqual([b]);
    await get().accounts.deleteStaff(person.id);
    expect(await get().accounts.findSession(b.tokenDigest, at(1))).toBeNull();
  });

  test('expired sessions are pruned, the others stay', async () => {
    const person = staff();
    await get().accounts.insertStaff(person);
    const [old, fresh] = [session(person, { expiresAt: at(10) }), session(person, { expiresAt: at(1000) })];
    for (const each of [old, fresh]) await get().accounts.insertSession(each);
    expect(await get().accounts.pruneSessions(at(10))).toBe(1);
    expect(await get().accounts.listSessions(person.id)).toEqual([fresh]);
  });

  test('an API key is found by its digest until it is deleted', async () => {
    const apiKey = { id: 'k_1', name: 'CMS', tokenDigest: 'kd', scopes: ['thread.write' as const], sites: ['demo'], createdAt: at(0) };
    await get().accounts.insertKey(apiKey);
    expect(await get().accounts.findKey('kd')).toEqual(apiKey);
    expect(await get().accounts.listKeys()).toEqual([apiKey]);
    expect(await get().accounts.deleteKey('k_1')).toBe('done');
    expect(await get().accounts.deleteKey('k_1')).toBe('not_found');
    expect(await get().accounts.findKey('kd')).toBeNull();
  });

  test('events come in order and are pruned by age', async () => {
    await store(get(), { threadKey: 'events', createdAt: at(-1000) });
    const events = await get().events.after(0, 10_000);
    expect(events.map((event) => event.seq)).toEqual(events.map((event) => event.seq).toSorted((a, b) => a - b));
    const middle = events[Math.floor(events.length / 2)]!;
    expect((await get().events.after(middle.seq, 1))[0]?.seq).toBeGreaterThan(middle.seq);
    expect(await get().events.prune(at(-999))).toBe(1);
  });

  test('it answers a ping', async () => {
    await expect(get().ping()).resolves.toBeUndefined();
  });
}
