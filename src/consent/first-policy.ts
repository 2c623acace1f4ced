// The policy a site begins with, to be made its own: what Hiwar itself keeps, and three optional purposes.
import { DEFAULT_EXPIRES_DAYS, type Category, type LocaleTexts, type PolicyDraft } from './policy.ts';

const categories = (domain: string, site: string): Category[] => [
  {
    key: 'necessary', required: true, default: true, googleConsent: ['security_storage'],
    necessity: 'They do only what the reader has asked for: to remember the answer given here, so that it is not asked for again on each page, and the name a reader has chosen to comment under.',
    services: [
      { key: 'hiwar-consent', vendor: 'Hiwar', cookies: [{ name: `hiwar_consent_${site}`, domain, days: DEFAULT_EXPIRES_DAYS }] },
      { key: 'hiwar-name', vendor: 'Hiwar', cookies: [{ name: `hiwar_guest_${site}`, domain, days: 365 }] },
    ],
  },
  optional('preferences', ['functionality_storage', 'personalization_storage']),
  optional('statistics', ['analytics_storage']),
  optional('marketing', ['ad_storage', 'ad_user_data', 'ad_personalization']),
];

const optional = (key: string, googleConsent: Category['googleConsent']): Category => ({ key, required: false, necessity: null, default: false, googleConsent, services: [] });

const ar: LocaleTexts = {
  title: 'خصوصيتك، وقرارك أنت',
  body: 'نحفظ في جهازك ما لا يعمل الموقع من دونه فقط. أما ما يذكر تفضيلاتك، أو يحصي المقالات التي تُقرأ، أو يقيس الإعلانات، فلا يعمل إلا إن اخترته. كل المقالات مفتوحة لك سواء قبلت أم رفضت، وتستطيع تغيير رأيك متى شئت من الرابط أسفل الصفحة.',
  accept: 'أقبل الكل', reject: 'أرفض الكل', save: 'احفظ اختياري', settings: 'أختار بنفسي', reopen: 'خيارات الخصوصية',
  placeholder: 'هذا المحتوى يأتي من موقع آخر، ولا نعرضه قبل أن تسمح به.',
  categories: { necessary: { label: 'ضرورية' }, preferences: { label: 'تفضيلاتك' }, statistics: { label: 'إحصاءات القراءة' }, marketing: { label: 'التسويق والإعلان' } },
  services: {
    'hiwar-consent': { purpose: 'يحفظ جوابك على هذه النافذة كي لا نسألك في كل صفحة.' },
    'hiwar-name': { purpose: 'يتذكر الاسم الذي اخترته للتعليق، ويتيح لك تعديل تعليقك أو حذفه.' },
  },
};
const en: LocaleTexts = {
  title: 'Your privacy, your decision',
  body: 'On your device we keep only what the site cannot work without. What remembers your preferences, counts which articles are read or measures advertising stays off unless you switch it on. Every article is open to you either way, and you can change your mind at any time from the link at the foot of the page.',
  accept: 'Accept all', reject: 'Reject all', save: 'Save my choice', settings: 'Let me choose', reopen: 'Privacy choices',
  placeholder: 'This content comes from another site. It is not loaded before you allow it.',
  categories: { necessary: { label: 'Necessary' }, preferences: { label: 'Your preferences' }, statistics: { label: 'Reading statistics' }, marketing: { label: 'Marketing and advertising' } },
  services: {
    'hiwar-consent': { purpose: 'Keeps your answer to this notice, so that we need not ask on every page.' },
    'hiwar-name': { purpose: 'Remembers the name you chose to comment under, and lets you edit or delete what you wrote.' },
  },
};
const fr: LocaleTexts = {
  title: 'Votre vie privée, votre décision',
  body: 'Nous ne gardons sur votre appareil que ce sans quoi le site ne peut pas fonctionner. Ce qui retient vos préférences, compte les articles lus ou mesure la publicité reste éteint, sauf si vous l’activez. Tous les articles vous sont ouverts dans les deux cas, et vous pouvez changer d’avis à tout moment depuis le lien en bas de page.',
  accept: 'Tout accepter', reject: 'Tout refuser', save: 'Enregistrer mon choix', settings: 'Choisir moi-même', reopen: 'Mes choix de confidentialité',
  placeholder: 'Ce contenu vient d’un autre site. Il n’est pas chargé avant que vous ne le permettiez.',
  categories: { necessary: { label: 'Nécessaires' }, preferences: { label: 'Vos préférences' }, statistics: { label: 'Statistiques de lecture' }, marketing: { label: 'Marketing et publicité' } },
  services: {
    'hiwar-consent': { purpose: 'Garde votre réponse à cette fenêtre, pour ne pas vous la demander à chaque page.' },
    'hiwar-name': { purpose: 'Retient le nom choisi pour commenter, et vous permet de modifier ou de supprimer ce que vous avez écrit.' },
  },
};

/** The first policy for a site whose cookies belong to `domain`; Hiwar names its own by the site. */
export const firstPolicy = (domain: string, site: string): PolicyDraft => ({ categories: categories(domain, site), texts: structuredClone({ ar, en, fr }), material: true, expiresDays: DEFAULT_EXPIRES_DAYS });
