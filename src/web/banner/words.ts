// The few words of the banner's own; all that a policy says comes from the API.
import type { Lang } from '../../i18n/index.ts';
import type { Forms } from '../../i18n/words.ts';

export type Words = {
  /** Why a choice was not saved, and what follows from it. */
  offline: string; busy: string; changed: string; notSaved: string; notLoaded: string; saved: string;
  again: { policy_changed: string; expired: string }; gpc: string; always: string; back: string; close: string;
  /** `{name}` is what is allowed. */
  allow: string;
  cookies: string;
  /** Of one to some thousand: forms that only other numbers take are left out. */
  days: Forms; session: string; stillRuns: string; reload: string;
};

export const words: Record<Lang, Words> = {
  ar: {
    offline: 'لا اتصال بالشبكة.', busy: 'الخادم مشغول.', changed: 'تغيّر هذا النص قبل قليل.',
    notSaved: 'تعذر حفظ اختيارك، فلم يُحسب. اختر مرة أخرى.', notLoaded: 'تعذر تحميل الخيارات. حاول بعد قليل.', saved: 'حُفظ اختيارك.',
    again: { policy_changed: 'تغيّرت السياسة منذ اختيارك الأخير.', expired: 'انتهت مدة اختيارك الأخير.' },
    gpc: 'يطلب متصفحك حماية خصوصيتك (GPC): لا يعمل شيء اختياري ما لم تسمح به هنا.',
    always: 'تعمل دائما', back: 'رجوع', close: 'إغلاق', allow: 'اسمح بعرض «{name}»',
    cookies: 'ملفات تعريف الارتباط',
    days: { one: 'يوم واحد', two: 'يومان', few: '{n} أيام', many: '{n} يوما', other: '{n} يوم' },
    session: 'حتى إغلاق المتصفح', stillRuns: 'ما أوقفته يبقى عاملا حتى تعيد تحميل الصفحة.', reload: 'أعد تحميل الصفحة',
  },
  en: {
    offline: 'There is no connection.', busy: 'The server is busy.', changed: 'This text has just changed.',
    notSaved: 'Your choice was not saved and does not count. Choose again.', notLoaded: 'The choices could not be loaded. Try again later.', saved: 'Your choice was saved.',
    again: { policy_changed: 'The policy has changed since you last chose.', expired: 'Your last choice has run out.' },
    gpc: 'Your browser asks for privacy (GPC): nothing optional runs unless you allow it here.',
    always: 'always on', back: 'Back', close: 'Close', allow: 'Allow “{name}”',
    cookies: 'Cookies', days: { one: '{n} day', other: '{n} days' }, session: 'until the browser is closed',
    stillRuns: 'What you switched off stays active until you reload the page.', reload: 'Reload the page',
  },
  fr: {
    offline: 'La connexion est coupée.', busy: 'Le serveur est occupé.', changed: 'Ce texte vient de changer.',
    notSaved: 'Votre choix n’a pas été enregistré. Choisissez à nouveau.', notLoaded: 'Les choix n’ont pas pu être chargés. Réessayez plus tard.', saved: 'Choix enregistré.',
    again: { policy_changed: 'La politique a changé depuis votre dernier choix.', expired: 'Votre dernier choix a expiré.' },
    gpc: 'Votre navigateur demande le respect de la vie privée (GPC) : rien de facultatif sans votre accord.',
    always: 'toujours actifs', back: 'Retour', close: 'Fermer', allow: 'Autoriser « {name} »',
    cookies: 'Cookies', days: { one: '{n} jour', other: '{n} jours' }, session: 'jusqu’à la fermeture du navigateur',
    stillRuns: 'Ce que vous avez désactivé reste actif jusqu’au rechargement.', reload: 'Recharger la page',
  },
};
