// English terms to begin with. Short on purpose.
import { drafts } from './entry.ts';

export const en = drafts({
  hold: [
    'fuck*', 'motherfuck*', ['shit*', 'shitake', 'shittim'], 'bullshit', 'asshole*', 'arsehole*', 'bastard*', 'bitch*', 'cunt*', 'whore*', ['slut*', 'slutsky'], 'wanker*', 'dickhead*', 'scumbag*', 'shut up you', 'piece of shit', 'son of a bitch',
  ],
  reject: ['nigger*', 'faggot*', 'kill yourself', 'go hang yourself', 'gas them all'],
  spam: ['online casino', 'viagra', 'cialis', 'work from home and earn', 'make money fast', 'crypto giveaway', 'double your bitcoin'],
}, 'starter list');
