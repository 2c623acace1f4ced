// The words Klaro says beside those of a policy, which has none for them; `close` is for any banner that can be closed without a choice.
import type { Locale } from '../sites/site.ts';

type Words = { close: string; service: string; services: string; purpose: string; required: string; requiredWhy: string; all: string; allWhy: string; changed: string; once: string; always: string; ask: string };

export const klaroWords: Record<Locale, Words> = {
  ar: {
    close: 'إغلاق', service: 'خدمة', services: 'خدمات', purpose: 'الغرض', required: '(لا يعمل الموقع من دونها)', requiredWhy: 'لا يمكن رفض هذه الخدمة.',
    all: 'كل الخدمات', allWhy: 'شغّل كل الخدمات الاختيارية أو أوقفها معا.', changed: 'تغيرت الخدمات منذ اختيارك الأخير، فنسألك من جديد.',
    once: 'هذه المرة', always: 'دائما', ask: 'هل تسمح بعرض محتوى من {title}؟',
  },
  en: {
    close: 'Close', service: 'service', services: 'services', purpose: 'Purpose', required: '(the site cannot work without it)', requiredWhy: 'This service cannot be refused.',
    all: 'All services', allWhy: 'Switch all optional services on or off together.', changed: 'The services have changed since your last choice, so we ask again.',
    once: 'This time', always: 'Always', ask: 'Do you allow content from {title}?',
  },
  fr: {
    close: 'Fermer', service: 'service', services: 'services', purpose: 'Finalité', required: '(le site ne fonctionne pas sans lui)', requiredWhy: 'Ce service ne peut pas être refusé.',
    all: 'Tous les services', allWhy: 'Activer ou désactiver ensemble tous les services facultatifs.', changed: 'Les services ont changé depuis votre dernier choix : nous vous le demandons à nouveau.',
    once: 'Cette fois', always: 'Toujours', ask: 'Autorisez-vous le contenu de {title} ?',
  },
};
