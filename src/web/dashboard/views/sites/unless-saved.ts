// What is read of the sites, held against what is saved of them meanwhile.
import { sites } from '../../state/session.ts';

/** Keeps an answer, but not one that was asked for before something was saved: it may say how that was before. */
export async function unlessSaved<T>(asked: Promise<T>, keep: (answer: T) => void): Promise<void> {
  const before = sites.value;
  const answer = await asked;
  if (sites.value === before) keep(answer);
}
