// The page's own cookies: the one that counts visits, and dropping those that may not stay.
export type Cookie = { name: string; domain: string; days: number | null };

const valueOf = (name: string): string | null => document.cookie.split('; ').find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1) ?? null;

export function countVisit({ name, days }: Cookie): void {
  const before = Number(valueOf(name) ?? 0);
  document.cookie = `${name}=${Number.isSafeInteger(before) ? before + 1 : 1}; Path=/; SameSite=Lax; Max-Age=${(days ?? 0) * 86_400}`;
}

/** A cookie is found by its domain as well, and `*` at the end stands for what its service adds. */
export function drop({ name, domain }: Cookie): void {
  const isPrefix = name.endsWith('*');
  const names = document.cookie.split('; ').map((each) => each.split('=')[0] ?? '').filter((each) => (isPrefix ? each.startsWith(name.slice(0, -1)) : each === name));
  for (const each of names) for (const at of ['', `; Domain=${domain}`]) document.cookie = `${each}=; Path=/; Max-Age=0${at}`;
}
