// Runs what the page wrote as <script type="text/plain" data-consent>, one after the other as the page would have, once it is granted.
type Rules = { createScript(text: string): string; createScriptURL(url: string): string };
type Factory = { createPolicy(name: string, rules: Rules): Rules };

let rules: Rules | null = null;

/** A name of its own: the widget may be on the page as well, and a name is given once. It takes only what the page itself wrote into
 *  such elements. Where the page does not allow the name, its default policy or none decides. */
function policy(): Rules {
  const plain: Rules = { createScript: (text) => text, createScriptURL: (url) => url };
  try {
    rules ??= (globalThis as { trustedTypes?: Factory }).trustedTypes?.createPolicy('hiwar-consent', plain) ?? plain;
  } catch {
    rules = plain;
  }
  return rules;
}

/** A script that has been set once never runs: it takes a new one. */
function revived(old: HTMLScriptElement): HTMLScriptElement {
  const fresh = document.createElement('script');
  for (const { name, value } of old.attributes) if (name !== 'type' && name !== 'src') fresh.setAttribute(name, value);
  // Pages hide it from attributes.
  fresh.nonce = old.nonce;
  fresh.async = old.hasAttribute('async');
  if (old.dataset['type'] !== undefined) fresh.type = old.dataset['type'];
  if (old.hasAttribute('src')) fresh.src = policy().createScriptURL(old.src);
  else fresh.text = policy().createScript(old.text);
  return fresh;
}

/** Resolves when the next may run; throws where the page's policy forbids this one. */
export function run(old: HTMLScriptElement): Promise<void> {
  const fresh = revived(old);
  return new Promise((resolve) => {
    for (const event of ['load', 'error']) fresh.addEventListener(event, () => resolve());
    old.replaceWith(fresh);
    if (fresh.async || !old.hasAttribute('src')) resolve();
  });
}
