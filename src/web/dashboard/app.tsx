// Who is there decides what is drawn: nothing yet, the sign-in, or the frame with the view that the address names.
import { useEffect } from 'preact/hooks';
import type { Page, Session, SiteInfo } from '../wire.ts';
import { Frame } from './frame.tsx';
import { SignIn, SignInAgain } from './sign-in.tsx';
import { api } from './state/api.ts';
import { followLinks } from './state/route.ts';
import { session, sites } from './state/session.ts';
import { ErrorNote, Loading } from './ui/parts.tsx';
import { useLoad } from './ui/use-load.ts';
import { Refused } from '../client/call.ts';

/** Who is signed in, with their sites; null for nobody. */
async function loadPerson(): Promise<Session | null> {
  const person = await api<Session>('GET /session').catch((error: unknown) => {
    if (error instanceof Refused && error.problem.code === 'unauthenticated') return null;
    throw error;
  });
  if (person !== null) sites.value = (await api<Page<SiteInfo>>('GET /sites')).items;
  session.value = person;
  return person;
}

export function App() {
  const { data, error, loading, reload } = useLoad(async () => ({ person: await loadPerson() }), 'person');
  useEffect(() => {
    addEventListener('click', followLinks);
    return () => removeEventListener('click', followLinks);
  }, []);
  if (data === null) return loading ? <Loading /> : <main><ErrorNote error={error} retry={() => void reload()} /></main>;
  // Whose session ended at work keeps the view behind the sign-in: what they typed is still there afterwards. Another person begins anew.
  const wasIn = data.person !== null;
  const isIn = session.value !== null && session.value !== undefined;
  return (
    <>
      {!isIn && (wasIn ? <SignInAgain onIn={() => void reload()} /> : <SignIn onIn={() => void reload()} />)}
      {wasIn && <Frame key={data.person?.staff.id} />}
    </>
  );
}
