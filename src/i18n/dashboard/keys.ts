// API keys in three languages: what a machine may do with each scope, and the token that is shown once.
import type { Scope } from '../../accounts/account.ts';
import type { Lang } from '../index.ts';

export type KeysTexts = {
  intro: string; add: string; addTitle: string; name: string; nameHint: string; scopesTitle: string; create: string; noScope: string;
  scopes: Record<Scope, { label: string; about: string }>;
  since: string; removeTitle: string; removeText: string; removed: string; empty: string;
  tokenTitle: string; token: string; tokenWarning: string; tokenKept: string;
  copy: string; copied: string; copyByHand: string;
};

export const keysTexts: Record<Lang, KeysTexts> = {
  ar: {
    intro: 'المفتاح يدخل به برنامج، كنظام إدارة المحتوى، بدل شخص. أعطه أقل ما يلزمه.', add: 'مفتاح جديد', addTitle: 'مفتاح جديد', name: 'الاسم', nameHint: 'ما الذي سيستعمله، لتعرفه لاحقا: «نظام إدارة المحتوى».', scopesTitle: 'ما يسمح به', create: 'إنشاء المفتاح', noScope: 'اختر صلاحية واحدة على الأقل.',
    scopes: {
      'comment.read': { label: 'قراءة التعليقات', about: 'كل التعليقات وما ينتظر منها وسجل القرارات والإحصاءات.' },
      'comment.decide': { label: 'البتّ في التعليقات', about: 'قبول ورفض وعقوبات وقوائم كلمات، كما يفعل مشرف.' },
      'thread.write': { label: 'تسمية صفحات المقالات', about: 'يسجّل عنوان كل مقال ورابطه. هذا ما يحتاج إليه نظام إدارة المحتوى.' },
      'site.admin': { label: 'إدارة الموقع', about: 'الفريق والمواقع والإعدادات والمفاتيح. لا تعطها إلا لأداة تديرها أنت.' },
      'consent.read': { label: 'قراءة الموافقات', about: 'السياسات وسجلات الموافقة وإحصاءاتها.' },
      'consent.write': { label: 'كتابة الموافقات', about: 'كتابة السياسات ونشرها وسحبها.' },
    },
    since: 'أُنشئ', removeTitle: 'حذف المفتاح «{name}»؟', removeText: 'يتوقف فورا كل ما يدخل بهذا المفتاح. لا رجوع عن الحذف.', removed: 'حُذف المفتاح «{name}».', empty: 'لا مفاتيح بعد.',
    tokenTitle: 'المفتاح «{name}» جاهز', token: 'الرمز', tokenWarning: 'هذه هي المرة الوحيدة التي يظهر فيها الرمز: لا نحتفظ به ولا يمكن عرضه ثانية. انسخه الآن إلى مكان آمن.', tokenKept: 'حفظته، أخفه',
    copy: 'نسخ', copied: 'نُسخ.', copyByHand: 'منع المتصفح النسخ. النص محدد: اضغط Ctrl+C أو ⌘C.',
  },
  en: {
    intro: 'A key lets a program in, such as your CMS, in place of a person. Give it the least it needs.', add: 'New key', addTitle: 'New key', name: 'Name', nameHint: 'What will use it, so that you know it later: “CMS”.', scopesTitle: 'What it allows', create: 'Create key', noScope: 'Choose at least one.',
    scopes: {
      'comment.read': { label: 'Read comments', about: 'All comments and what waits of them, the audit log and the statistics.' },
      'comment.decide': { label: 'Decide on comments', about: 'Approve, reject, sanctions and word lists, as a moderator does.' },
      'thread.write': { label: 'Name article pages', about: 'Registers the title and address of each article. This is what a CMS needs.' },
      'site.admin': { label: 'Administer', about: 'Staff, sites, settings and keys. Only for a tool that you run yourself.' },
      'consent.read': { label: 'Read consent', about: 'Policies, records of consent and their statistics.' },
      'consent.write': { label: 'Write consent', about: 'Write, publish and retire policies.' },
    },
    since: 'Created', removeTitle: 'Delete the key “{name}”?', removeText: 'Whatever uses this key stops working at once. This cannot be undone.', removed: 'The key “{name}” was deleted.', empty: 'There are no keys yet.',
    tokenTitle: 'The key “{name}” is ready', token: 'Token', tokenWarning: 'This is the only time the token is shown: it is not kept and cannot be shown again. Copy it to a safe place now.', tokenKept: 'I have stored it, hide it',
    copy: 'Copy', copied: 'Copied.', copyByHand: 'The browser does not allow copying. The text is selected: press Ctrl+C or ⌘C.',
  },
  fr: {
    intro: 'Une clé fait entrer un programme, comme votre CMS, à la place d’une personne. Donnez-lui le moins possible.', add: 'Nouvelle clé', addTitle: 'Nouvelle clé', name: 'Nom', nameHint: 'Ce qui l’utilisera, pour la reconnaître plus tard : « CMS ».', scopesTitle: 'Ce qu’elle permet', create: 'Créer la clé', noScope: 'Choisissez au moins un droit.',
    scopes: {
      'comment.read': { label: 'Lire les commentaires', about: 'Tous les commentaires et ce qui attend, le journal des décisions et les statistiques.' },
      'comment.decide': { label: 'Décider des commentaires', about: 'Approuver, rejeter, sanctions et listes de mots, comme un modérateur.' },
      'thread.write': { label: 'Nommer les pages d’articles', about: 'Enregistre le titre et l’adresse de chaque article. C’est ce qu’il faut à un CMS.' },
      'site.admin': { label: 'Administrer', about: 'Équipe, sites, réglages et clés. Seulement pour un outil que vous exploitez vous-même.' },
      'consent.read': { label: 'Lire le consentement', about: 'Les politiques, le registre du consentement et ses statistiques.' },
      'consent.write': { label: 'Écrire le consentement', about: 'Rédiger, publier et retirer des politiques.' },
    },
    since: 'Créée', removeTitle: 'Supprimer la clé « {name} » ?', removeText: 'Tout ce qui utilise cette clé cesse aussitôt de fonctionner. C’est définitif.', removed: 'La clé « {name} » a été supprimée.', empty: 'Aucune clé pour le moment.',
    tokenTitle: 'La clé « {name} » est prête', token: 'Jeton', tokenWarning: 'Le jeton n’est affiché que cette fois : il n’est pas conservé et ne pourra plus être montré. Copiez-le maintenant en lieu sûr.', tokenKept: 'Je l’ai rangé, le masquer',
    copy: 'Copier', copied: 'Copié.', copyByHand: 'Le navigateur interdit la copie. Le texte est sélectionné : appuyez sur Ctrl+C ou ⌘C.',
  },
};
