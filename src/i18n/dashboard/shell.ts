// The dashboard's frame in three languages: navigation, sign-in, and what every view says when something goes wrong.
import { ar as arabic } from '../ar.ts';
import { en as english } from '../en.ts';
import { fr as french } from '../fr.ts';
import type { Lang } from '../index.ts';
import type { Forms } from '../words.ts';

export type ShellTexts = {
  product: string; skip: string; menu: string; language: string; site: string; help: string;
  signIn: string; email: string; password: string; signOut: string; signedOut: string;
  loading: string; more: string; retry: string; cancel: string; close: string; save: string; saved: string; add: string; edit: string; remove: string; undo: string; dismiss: string;
  yes: string; no: string; none: string; all: string; from: string; to: string; by: string; apply: string;
  offline: string; slow: string; unavailable: string; fault: string; retryIn: Forms;
  /** What is wrong with a field, by the API's code. */
  fields: Record<string, string>;
  groups: Record<'desk' | 'rules' | 'insight' | 'consent' | 'admin' | 'me', string>;
  views: Record<ViewName, string>;
};

export type ViewName =
  | 'queue' | 'search' | 'campaigns' | 'jobs' | 'sanctions' | 'words' | 'raid' | 'model' | 'stats' | 'audit'
  | 'policies' | 'consentStats' | 'consentRecords' | 'staff' | 'sites' | 'keys' | 'settings' | 'account';

export const shellTexts: Record<Lang, ShellTexts> = {
  ar: {
    product: 'حوار', skip: 'إلى المحتوى', menu: 'القائمة', language: 'اللغة', site: 'الموقع', help: 'الاختصارات',
    signIn: 'تسجيل الدخول', email: 'البريد الإلكتروني', password: 'كلمة المرور', signOut: 'تسجيل الخروج', signedOut: 'انتهت جلستك. سجّل الدخول لتكمل من حيث توقفت.',
    loading: 'جار التحميل…', more: 'المزيد', retry: 'أعد المحاولة', cancel: 'إلغاء', close: 'إغلاق', save: 'حفظ', saved: 'حُفظ.', add: 'إضافة', edit: 'تعديل', remove: 'حذف', undo: 'تراجع', dismiss: 'إخفاء الرسالة',
    yes: 'نعم', no: 'لا', none: 'لا شيء', all: 'الكل', from: 'من', to: 'إلى', by: 'بواسطة', apply: 'تطبيق',
    offline: 'لا اتصال بالخادم. تحقق من الشبكة ثم أعد المحاولة؛ لم يُفقد شيء مما كتبت.', slow: 'تأخر الخادم في الرد، وقد يكون طلبك وصل. انتظر قليلا ثم أعد المحاولة.',
    unavailable: 'الخدمة غير متاحة الآن. أعد المحاولة بعد قليل.', fault: 'حدث خطأ غير متوقع في هذه الصفحة. أعد تحميلها.',
    retryIn: { zero: 'أعد المحاولة الآن.', one: 'أعد المحاولة بعد ثانية.', two: 'أعد المحاولة بعد ثانيتين.', few: 'أعد المحاولة بعد {n} ثوان.', many: 'أعد المحاولة بعد {n} ثانية.', other: 'أعد المحاولة بعد {n} ثانية.' },
    fields: arabic.fields,
    groups: { desk: 'الإشراف', rules: 'القواعد', insight: 'الأرقام والسجل', consent: 'الموافقات', admin: 'الإدارة', me: 'حسابي' },
    views: {
      queue: 'الطوابير', search: 'البحث', campaigns: 'الحملات', jobs: 'الأعمال الجماعية', sanctions: 'العقوبات', words: 'قوائم الكلمات', raid: 'وضع الهجوم', model: 'الدرجة المتعلَّمة',
      stats: 'الإحصاءات', audit: 'سجل القرارات', policies: 'سياسات الموافقة', consentStats: 'إحصاءات الموافقة', consentRecords: 'سجلات الموافقة',
      staff: 'الفريق', sites: 'المواقع', keys: 'مفاتيح الواجهة', settings: 'إعدادات الموقع', account: 'كلمة المرور والجلسات',
    },
  },
  en: {
    product: 'Hiwar', skip: 'Skip to content', menu: 'Menu', language: 'Language', site: 'Site', help: 'Shortcuts',
    signIn: 'Sign in', email: 'Email', password: 'Password', signOut: 'Sign out', signedOut: 'Your session has ended. Sign in to go on where you were.',
    loading: 'Loading…', more: 'More', retry: 'Try again', cancel: 'Cancel', close: 'Close', save: 'Save', saved: 'Saved.', add: 'Add', edit: 'Edit', remove: 'Delete', undo: 'Undo', dismiss: 'Dismiss message',
    yes: 'Yes', no: 'No', none: 'None', all: 'All', from: 'From', to: 'To', by: 'By', apply: 'Apply',
    offline: 'The server cannot be reached. Check the network and try again; nothing you typed is lost.', slow: 'The server took too long to answer; your request may have arrived. Wait a moment, then try again.',
    unavailable: 'The service is unavailable right now. Try again in a moment.', fault: 'Something unexpected went wrong on this page. Reload it.',
    retryIn: { one: 'Try again in {n} second.', other: 'Try again in {n} seconds.' },
    fields: english.fields,
    groups: { desk: 'Moderation', rules: 'Rules', insight: 'Figures and log', consent: 'Consent', admin: 'Administration', me: 'My account' },
    views: {
      queue: 'Queues', search: 'Search', campaigns: 'Campaigns', jobs: 'Bulk work', sanctions: 'Sanctions', words: 'Word lists', raid: 'Raid mode', model: 'Learned score',
      stats: 'Statistics', audit: 'Audit log', policies: 'Consent policies', consentStats: 'Consent statistics', consentRecords: 'Consent records',
      staff: 'Staff', sites: 'Sites', keys: 'API keys', settings: 'Site settings', account: 'Password and sessions',
    },
  },
  fr: {
    product: 'Hiwar', skip: 'Aller au contenu', menu: 'Menu', language: 'Langue', site: 'Site', help: 'Raccourcis',
    signIn: 'Se connecter', email: 'Adresse e-mail', password: 'Mot de passe', signOut: 'Se déconnecter', signedOut: 'Votre session est terminée. Reconnectez-vous pour reprendre où vous en étiez.',
    loading: 'Chargement…', more: 'Plus', retry: 'Réessayer', cancel: 'Annuler', close: 'Fermer', save: 'Enregistrer', saved: 'Enregistré.', add: 'Ajouter', edit: 'Modifier', remove: 'Supprimer', undo: 'Annuler', dismiss: 'Masquer le message',
    yes: 'Oui', no: 'Non', none: 'Aucun', all: 'Tous', from: 'De', to: 'À', by: 'Par', apply: 'Appliquer',
    offline: 'Le serveur est injoignable. Vérifiez le réseau et réessayez ; rien de ce que vous avez saisi n’est perdu.', slow: 'Le serveur tarde à répondre ; votre demande est peut-être arrivée. Attendez un instant, puis réessayez.',
    unavailable: 'Le service est indisponible pour le moment. Réessayez dans un instant.', fault: 'Une erreur inattendue s’est produite sur cette page. Rechargez-la.',
    retryIn: { one: 'Réessayez dans {n} seconde.', many: 'Réessayez dans {n} secondes.', other: 'Réessayez dans {n} secondes.' },
    fields: french.fields,
    groups: { desk: 'Modération', rules: 'Règles', insight: 'Chiffres et journal', consent: 'Consentement', admin: 'Administration', me: 'Mon compte' },
    views: {
      queue: 'Files', search: 'Recherche', campaigns: 'Campagnes', jobs: 'Traitements groupés', sanctions: 'Sanctions', words: 'Listes de mots', raid: 'Mode raid', model: 'Score appris',
      stats: 'Statistiques', audit: 'Journal des décisions', policies: 'Politiques de consentement', consentStats: 'Statistiques du consentement', consentRecords: 'Registre du consentement',
      staff: 'Équipe', sites: 'Sites', keys: 'Clés d’API', settings: 'Réglages du site', account: 'Mot de passe et sessions',
    },
  },
};
