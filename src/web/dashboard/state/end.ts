// Deleting by address. What is gone already, because an answer was lost or somebody else was first, is deleted.
import { api } from './api.ts';
import { codeOf } from './problems.ts';

export async function end(path: string): Promise<void> {
  try {
    await api<void>(`DELETE ${path}`);
  } catch (error) {
    if (codeOf(error) !== 'not_found') throw error;
  }
}
