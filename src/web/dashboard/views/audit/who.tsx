// Who did something, as records name them: a colleague, a rule of ours, a command, or somebody who has left.
import { nameOf, ruleWords } from '../../state/people.ts';
import { Name } from '../../ui/parts.tsx';

export function Who({ by }: { by: string }) {
  const rule = ruleWords(by);
  return rule === undefined ? <Name>{nameOf(by) ?? by}</Name> : <span>{rule}</span>;
}
