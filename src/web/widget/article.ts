// Which article the page is: its address as the page itself gives it, and a thread's key made of that. Reads only.

export type Article = { url: string; path: string };

/** By the address that was given, else the page's canonical one, else where the reader is. */
export function articleAt(given: string | undefined): Article {
  const named = given || document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href;
  const url = new URL(named || location.href, location.href);
  url.hash = '';
  // A query tells articles apart (`/?p=12`) only where somebody said so: elsewhere it is a campaign's.
  return { url: url.href, path: url.pathname + (named ? url.search : '') };
}

/** For where nobody named the thread: "u_" and the FNV-1a hash of 64 bits: needs no secure context, and a CMS in PHP has it as hash('fnv1a64', $path). */
export function keyOf(path: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(path)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return `u_${hash.toString(16).padStart(16, '0')}`;
}
