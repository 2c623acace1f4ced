// Removes cookies of what may not run. A page reaches only its own domain's and paths', and none that is HttpOnly.
type Cookie = { name: string; domain: string };

/** `*` at the end of a name stands for what its service adds. */
export function dropCookies(cookies: Cookie[]): void {
  try {
    const names = document.cookie.split('; ').map((each) => each.split('=', 1)[0] ?? '');
    for (const { name, domain } of cookies) {
      const isMeant = name.endsWith('*') ? (each: string) => each.startsWith(name.slice(0, -1)) : (each: string) => each === name;
      for (const each of names.filter(isMeant)) drop(each, domain);
    }
  } catch {
    // A sandboxed page has no cookies.
  }
}

/** It is found only by the very domain and path it was set with. */
function drop(name: string, domain: string): void {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  const parts = location.pathname.split('/');
  for (const at of parts.keys()) {
    for (const end of ['', '/']) {
      for (const of of ['', `; Domain=${domain}`]) document.cookie = `${name}=; Max-Age=0; Path=${parts.slice(0, at + 1).join('/')}${end}${of}${secure}`;
    }
  }
}
