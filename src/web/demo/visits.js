// The demo's optional service: counts this reader's visits in a cookie of their own. The page holds it back until they allow it.
{
  const name = 'hiwar_demo_visits';
  const before = Number(new RegExp(`(?:^|; )${name}=(\\d+)`).exec(document.cookie)?.[1] ?? 0);
  document.cookie = `${name}=${before + 1}; Path=/; SameSite=Lax; Max-Age=${30 * 86_400}`;
}
