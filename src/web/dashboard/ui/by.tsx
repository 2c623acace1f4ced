// Who of the desk did something: their name, or their id while it is not known and once they have left.
import { nameOf } from '../state/people.ts';
import { Name } from './parts.tsx';

export const By = ({ id }: { id: string }) => <Name>{nameOf(id) ?? id}</Name>;
