// Who did something, as records name them: a colleague, a rule of ours, a command, or somebody who has left.
import { auditTexts } from '../../../../i18n/dashboard/audit.ts';
import { say } from '../../state/lang.ts';
import { nameOf } from '../../state/people.ts';
import { Name } from '../../ui/parts.tsx';

export function Who({ by }: { by: string }) {
  const texts = say(auditTexts);
  const rules: Record<string, string | undefined> = texts.rules;
  if (rules[by] !== undefined) return <span>{rules[by]}</span>;
  return <Name>{nameOf(by) ?? by}</Name>;
}
