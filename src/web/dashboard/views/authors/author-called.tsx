// Whom an id in a form stands for, told once it has stopped changing: a person checks a name, not an id.
import { useEffect, useState } from 'preact/hooks';
import type { AuthorProfile } from '../../../wire.ts';
import { api, queryOf } from '../../state/api.ts';
import { site } from '../../state/session.ts';
import { Name } from '../../ui/parts.tsx';

const PAUSE_MS = 300;

export function AuthorCalled({ id }: { id: string }) {
  const [found, setFound] = useState<AuthorProfile | null>(null);
  const slug = site.value?.slug;
  useEffect(() => {
    setFound(null);
    if (!/^a_[0-9a-z]+$/.test(id)) return;
    const stop = new AbortController();
    const look = async (): Promise<void> => {
      // Whoever is not there is told of where the form is refused.
      const profile = await api<AuthorProfile>(`GET /moderation/authors/${id}${queryOf({ site: slug })}`, undefined, { signal: stop.signal }).catch(() => null);
      if (!stop.signal.aborted) setFound(profile);
    };
    const timer = setTimeout(() => void look(), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [id, slug]);
  return <p class="called clipped" role="status">{found !== null && <Name>{found.name}</Name>}</p>;
}
