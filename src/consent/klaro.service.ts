// A choice as Klaro posts it, taken as any other; that its notice was shown is no choice and stores nothing.
import { AppError } from '../errors.ts';
import type { Visit } from './compose-record.ts';
import type { Answered, ConsentService } from './consent.service.ts';
import { klaroChoice, klaroForm, type KlaroSubmission } from './klaro.ts';

/** Null where nothing was chosen. */
export async function chooseByKlaro(consent: ConsentService, { site, said, visit }: { site: string; said: KlaroSubmission; visit: Visit }): Promise<Answered | null> {
  const form = klaroForm(said.config);
  const policy = form === null ? null : await consent.revision(site, form.revision);
  if (form === null || policy === null) throw new AppError('unknown_revision');
  if (said.type === 'show') return null;
  const choice = klaroChoice(said, form, policy.content);
  if ('errors' in choice) throw new AppError('validation', { errors: choice.errors });
  return consent.choose(site, visit, choice);
}
