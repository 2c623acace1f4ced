// What the parts of the policy editor share: the form, what is wrong with it, and how it is changed.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Form, Path } from './draft-form.ts';
import type { Problem } from './problems.ts';

export type Editor = { form: Form; readOnly: boolean; problems: Problem[]; set(path: Path, value: unknown): void; change(make: (form: Form) => Form): void };

export const EditorContext = createContext<Editor | null>(null);

export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (editor === null) throw new Error('a part of the policy editor stands outside it');
  return editor;
}
