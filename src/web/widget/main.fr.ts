// The widget in one language.
import { texts } from '../../i18n/widget.fr.ts';
import { mounting } from './mount.tsx';

export const mount = mounting(texts);
