// Every setting of a site in three languages: what it does in plain words, its unit, and what its special values mean.
import type { ExternalName, Mode, SiteSettings } from '../../sites/site.ts';
import type { Lang } from '../index.ts';
import type { Forms } from '../words.ts';

export type SettingsGroup = 'showing' | 'writers' | 'writing' | 'trust' | 'reports' | 'campaigns' | 'keeping' | 'figures';
export type UnitName = 'days' | 'seconds' | 'levels' | 'characters' | 'links' | 'comments' | 'readers' | 'percent';

export type SettingsTexts = {
  unsaved: Forms; save: string; discard: string; discarded: string; saved: string; restored: string; leftUnsaved: string; noSite: string;
  /** `{max}` is counted with its unit. */
  range: string; wrongNumber: string; noService: string;
  groups: Record<SettingsGroup, string>;
  units: Record<UnitName, Forms>;
  modes: Record<Mode, { label: string; about: string }>;
  externals: Record<ExternalName, { label: string; about: string }>;
  fields: Record<keyof SiteSettings, { label: string; about: string }>;
};

export const settingsTexts: Record<Lang, SettingsTexts> = {
  ar: {
    unsaved: { zero: 'لا تغييرات.', one: 'تغيير واحد لم يُحفظ.', two: 'تغييران لم يُحفظا.', few: '{n} تغييرات لم تُحفظ.', many: '{n} تغييرا لم يُحفظ.', other: '{n} تغيير لم يُحفظ.' },
    save: 'حفظ الإعدادات', discard: 'تجاهل التغييرات', discarded: 'أُهملت التغييرات.', saved: 'حُفظت الإعدادات.', restored: 'عادت الإعدادات كما كانت.',
    leftUnsaved: 'لم تُحفظ تغييراتك في إعدادات {name}. ستجدها هنا إن عدت قبل إغلاق الصفحة.', noSite: 'أضف موقعا أولا.',
    range: 'من {min} إلى {max}.', wrongNumber: 'اكتب عددا {range}', noService: 'لم تُهيأ هذه الخدمة على الخادم. يضيفها من يشغّله في إعداداته.',
    groups: { showing: 'متى يظهر التعليق', writers: 'من يعلّق', writing: 'الكتابة والردود', trust: 'الثقة بالكتّاب', reports: 'البلاغات والاعتراضات', campaigns: 'الحملات', keeping: 'مدة حفظ البيانات', figures: 'الإحصاءات' },
    units: {
      days: { zero: '{n} يوم', one: '{n} يوم', two: '{n} يومان', few: '{n} أيام', many: '{n} يوما', other: '{n} يوم' }, seconds: { zero: '{n} ثانية', one: '{n} ثانية', two: '{n} ثانيتان', few: '{n} ثوان', many: '{n} ثانية', other: '{n} ثانية' },
      levels: { zero: '{n} مستوى', one: '{n} مستوى', two: '{n} مستويان', few: '{n} مستويات', many: '{n} مستوى', other: '{n} مستوى' }, characters: { zero: '{n} حرف', one: '{n} حرف', two: '{n} حرفان', few: '{n} أحرف', many: '{n} حرفا', other: '{n} حرف' },
      links: { zero: '{n} رابط', one: '{n} رابط', two: '{n} رابطان', few: '{n} روابط', many: '{n} رابطا', other: '{n} رابط' }, comments: { zero: '{n} تعليق', one: '{n} تعليق', two: '{n} تعليقان', few: '{n} تعليقات', many: '{n} تعليقا', other: '{n} تعليق' },
      readers: { zero: '{n} قارئ', one: '{n} قارئ', two: '{n} قارئان', few: '{n} قرّاء', many: '{n} قارئا', other: '{n} قارئ' }, percent: { zero: '{n}٪', one: '{n}٪', two: '{n}٪', few: '{n}٪', many: '{n}٪', other: '{n}٪' },
    },
    modes: {
      smart: { label: 'ذكي', about: 'يظهر التعليق فورا، إلا ما رأت فيه الفحوص خطرا فينتظر مشرفا.' },
      pre: { label: 'المراجعة قبل النشر', about: 'لا يظهر تعليق حتى يقرأه مشرف ويقبله.' },
      post: { label: 'النشر ثم المراجعة', about: 'يظهر التعليق فورا ويراجع بعد ذلك. ما تمنعه قوائم الكلمات والعقوبات ينتظر مع ذلك.' },
    },
    externals: { akismet: { label: 'Akismet', about: 'خدمة تتعرف على الرسائل الدعائية.' }, http: { label: 'فحص خاص بكم', about: 'خدمة من عندكم تُسأل عن كل تعليق برسالة موقّعة.' } },
    fields: {
      mode: { label: 'طريقة النشر', about: 'متى يرى القراء تعليقا جديدا.' },
      firstCommentHold: { label: 'إيقاف أول تعليق لكل كاتب', about: 'ينتظر حتى يقبل مشرف تعليقا له. يسري في الطريقة الذكية.' },
      maxLinks: { label: 'أكثر الروابط في تعليق', about: 'ما زاد عليها ينتظر مشرفا. 0 يوقف كل تعليق فيه رابط.' },
      externalChecks: { label: 'خدمات فحص خارجية', about: 'يُرسل إليها نص التعليق، وما تعترض عليه ينتظر مشرفا.' },
      externalPersonalData: { label: 'إرسال بيانات شخصية إلى Akismet', about: 'البريد والشبكة التي يُكتب منها. يتعرف أفضل، لكن عليك أن تخبر القراء بذلك.' },
      guests: { label: 'يعلّق الزوار بلا حساب', about: 'وإلا فلا يعلّق إلا من سجّل الدخول إلى موقعك.' },
      emailRequired: { label: 'البريد إلزامي للزوار', about: 'لا يظهر للناس أبدا.' },
      reservedNames: { label: 'أسماء محجوزة', about: 'اسم في كل سطر، كاسم الجريدة ومحرريها. من يكتب باسم يشبهها ينتظر تعليقه مشرفا.' },
      maxLength: { label: 'طول التعليق', about: 'بالأحرف كما يراها القارئ.' },
      maxDepth: { label: 'عمق الردود', about: 'ما بعده يوضع في آخر مستوى. 0 بلا ردود متداخلة.' },
      editWindowSeconds: { label: 'مهلة التعديل', about: 'للكاتب أن يعدل تعليقه خلالها ما دام بلا رد ظاهر. 300 ثانية هي 5 دقائق، و0 تمنع التعديل.' },
      closeAfterDays: { label: 'إغلاق التعليقات بعد', about: 'من فتح التعليق على المقال. 0 لا تُغلق أبدا.' },
      downvotes: { label: 'التصويت بعدم الإعجاب', about: 'إلى جانب الإعجاب.' },
      trustedAfter: { label: 'يوثق بالكاتب بعد', about: 'تعليقات مقبولة. تعفى تعليقاته بعدها من بعض الفحوص. 0 لا يوثق بأحد.' },
      trustedRejectionRate: { label: 'أكثر ما يُرفض لكاتب موثوق', about: 'من كان المرفوض من تعليقاته أكثر من ذلك لا يوثق به.' },
      rejectionRateLimit: { label: 'إيقاف من يُرفض له أكثر من', about: 'ينتظر تعليقه التالي مشرفا. 100 لا توقف أحدا.' },
      reportThreshold: { label: 'إخفاء التعليق بعد بلاغات من', about: 'يُخفى إلى أن ينظر فيه مشرف.' },
      appealDays: { label: 'مهلة الاعتراض', about: 'للكاتب أن يعترض فيها على الرفض مرة واحدة. 0 بلا اعتراض. يطلب قانون الخدمات الرقمية الأوروبي ستة أشهر.' },
      campaignDays: { label: 'البحث عن الحملات خلال', about: 'تُقارن فيها التعليقات لمعرفة ما يتكرر من أسماء كثيرة. 0 توقف البحث.' },
      campaignSize: { label: 'تعدّ حملة من', about: 'تقول الشيء نفسه تقريبا، من كاتبين على الأقل.' },
      retentionDays: { label: 'حذف عناوين الشبكة بعد', about: 'عناوين الإنترنت لمن كتبوا. بعدها لا يُمنع أحد بحسب شبكته في ما مضى.' },
      consentRetentionDays: { label: 'حفظ سجلات الموافقة', about: 'دليلك على الموافقة. لا تقل عن 395 يوما لأن الاختيار يسري أكثر من سنة.' },
      timezone: { label: 'المنطقة الزمنية', about: 'بحسبها تُعدّ أيام الإحصاءات.' },
    },
  },
  en: {
    unsaved: { one: '{n} change is not saved.', other: '{n} changes are not saved.' },
    save: 'Save settings', discard: 'Discard changes', discarded: 'The changes were discarded.', saved: 'The settings were saved.', restored: 'The settings are as before.',
    leftUnsaved: 'Your changes to the settings of {name} are not saved. You will find them here if you come back before the page closes.', noSite: 'Add a site first.',
    range: 'From {min} to {max}.', wrongNumber: 'Give a number. {range}', noService: 'The server has no such service. Whoever runs it adds it in its configuration.',
    groups: { showing: 'When a comment appears', writers: 'Who may write', writing: 'Writing and replies', trust: 'Trust in writers', reports: 'Reports and appeals', campaigns: 'Campaigns', keeping: 'How long data is kept', figures: 'Statistics' },
    units: {
      days: { one: '{n} day', other: '{n} days' }, seconds: { one: '{n} second', other: '{n} seconds' }, levels: { one: '{n} level', other: '{n} levels' }, characters: { one: '{n} character', other: '{n} characters' },
      links: { one: '{n} link', other: '{n} links' }, comments: { one: '{n} comment', other: '{n} comments' }, readers: { one: '{n} reader', other: '{n} readers' }, percent: { one: '{n}%', other: '{n}%' },
    },
    modes: {
      smart: { label: 'Smart', about: 'A comment appears at once unless the checks see a risk; then it waits for a moderator.' },
      pre: { label: 'Review, then publish', about: 'No comment appears before a moderator has read and approved it.' },
      post: { label: 'Publish, then review', about: 'A comment appears at once and is reviewed afterwards. What word lists and sanctions hold waits all the same.' },
    },
    externals: { akismet: { label: 'Akismet', about: 'A service that recognises spam.' }, http: { label: 'A check of your own', about: 'A service of yours that is asked about each comment by a signed request.' } },
    fields: {
      mode: { label: 'How comments are published', about: 'When readers see a new comment.' },
      firstCommentHold: { label: 'Hold each writer’s first comment', about: 'Until a moderator has approved one of theirs. It applies in smart mode.' },
      maxLinks: { label: 'Most links in a comment', about: 'A comment with more waits for a moderator. 0 holds any with a link.' },
      externalChecks: { label: 'Checks by outside services', about: 'They are sent the text; what they object to waits for a moderator.' },
      externalPersonalData: { label: 'Send personal data to Akismet', about: 'The email and the network the writer is on. It recognises more, but you must tell your readers.' },
      guests: { label: 'Guests may write', about: 'Otherwise only those signed in on your site.' },
      emailRequired: { label: 'Guests must give an email', about: 'It is never shown.' },
      reservedNames: { label: 'Reserved names', about: 'One per line, such as the paper’s and its editors’. Comments under a name that looks like one wait for a moderator.' },
      maxLength: { label: 'Length of a comment', about: 'In characters as a reader sees them.' },
      maxDepth: { label: 'Depth of replies', about: 'What is deeper stands on the last level. 0 for no nesting.' },
      editWindowSeconds: { label: 'Time to edit', about: 'In which a writer may edit a comment while no reply to it shows. 300 seconds are 5 minutes; 0 forbids editing.' },
      closeAfterDays: { label: 'Comments close after', about: 'Counted from when they opened on the article. 0 never closes them.' },
      downvotes: { label: 'Votes against', about: 'Beside votes for.' },
      trustedAfter: { label: 'A writer is trusted after', about: 'Approved comments. Some checks are spared from then on. 0 trusts nobody.' },
      trustedRejectionRate: { label: 'Most refused of a trusted writer', about: 'Whoever has had a larger share refused is not trusted.' },
      rejectionRateLimit: { label: 'Hold writers refused more than', about: 'Their next comment waits for a moderator. 100 holds nobody.' },
      reportThreshold: { label: 'Hide a comment after reports by', about: 'Until a moderator has looked at it.' },
      appealDays: { label: 'Time to appeal', about: 'In which a writer may appeal once against a refusal. 0 for no appeals. The EU’s Digital Services Act asks for six months.' },
      campaignDays: { label: 'Look for campaigns within', about: 'Comments of these days are compared to find what many names repeat. 0 looks for none.' },
      campaignSize: { label: 'It is a campaign from', about: 'Saying nearly the same, by two writers at least.' },
      retentionDays: { label: 'Delete network addresses after', about: 'The internet addresses of those who wrote. Afterwards nobody is found by the network they were on.' },
      consentRetentionDays: { label: 'Keep records of consent for', about: 'They are your proof of consent. At least 395 days, since a choice stands for more than a year.' },
      timezone: { label: 'Time zone', about: 'In which statistics count their days.' },
    },
  },
  fr: {
    unsaved: { one: '{n} modification n’est pas enregistrée.', many: '{n} modifications ne sont pas enregistrées.', other: '{n} modifications ne sont pas enregistrées.' },
    save: 'Enregistrer les réglages', discard: 'Abandonner les modifications', discarded: 'Les modifications sont abandonnées.', saved: 'Les réglages sont enregistrés.', restored: 'Les réglages sont comme avant.',
    leftUnsaved: 'Vos modifications des réglages de {name} ne sont pas enregistrées. Vous les retrouverez ici si vous revenez avant de fermer la page.', noSite: 'Ajoutez d’abord un site.',
    range: 'De {min} à {max}.', wrongNumber: 'Indiquez un nombre. {range}', noService: 'Le serveur n’a pas ce service. La personne qui l’exploite l’ajoute dans sa configuration.',
    groups: { showing: 'Quand un commentaire paraît', writers: 'Qui peut écrire', writing: 'Écriture et réponses', trust: 'Confiance envers les auteurs', reports: 'Signalements et recours', campaigns: 'Campagnes', keeping: 'Durée de conservation', figures: 'Statistiques' },
    units: {
      days: { one: '{n} jour', many: '{n} jours', other: '{n} jours' }, seconds: { one: '{n} seconde', many: '{n} secondes', other: '{n} secondes' }, levels: { one: '{n} niveau', many: '{n} niveaux', other: '{n} niveaux' }, characters: { one: '{n} caractère', many: '{n} caractères', other: '{n} caractères' },
      links: { one: '{n} lien', many: '{n} liens', other: '{n} liens' }, comments: { one: '{n} commentaire', many: '{n} commentaires', other: '{n} commentaires' }, readers: { one: '{n} lecteur', many: '{n} lecteurs', other: '{n} lecteurs' }, percent: { one: '{n} %', many: '{n} %', other: '{n} %' },
    },
    modes: {
      smart: { label: 'Intelligent', about: 'Un commentaire paraît aussitôt, sauf si les contrôles y voient un risque ; il attend alors un modérateur.' },
      pre: { label: 'Relire, puis publier', about: 'Aucun commentaire ne paraît avant qu’un modérateur l’ait lu et approuvé.' },
      post: { label: 'Publier, puis relire', about: 'Un commentaire paraît aussitôt et est relu ensuite. Ce que retiennent les listes de mots et les sanctions attend quand même.' },
    },
    externals: { akismet: { label: 'Akismet', about: 'Un service qui reconnaît le spam.' }, http: { label: 'Votre propre contrôle', about: 'Un service à vous, interrogé pour chaque commentaire par une requête signée.' } },
    fields: {
      mode: { label: 'Mode de publication', about: 'Quand les lecteurs voient un nouveau commentaire.' },
      firstCommentHold: { label: 'Retenir le premier commentaire de chacun', about: 'Jusqu’à ce qu’un modérateur en ait approuvé un. Vaut en mode intelligent.' },
      maxLinks: { label: 'Liens par commentaire, au plus', about: 'Au-delà, le commentaire attend un modérateur. 0 retient tout commentaire avec un lien.' },
      externalChecks: { label: 'Contrôles par des services externes', about: 'Ils reçoivent le texte ; ce qu’ils contestent attend un modérateur.' },
      externalPersonalData: { label: 'Transmettre des données personnelles à Akismet', about: 'L’adresse e-mail et le réseau de l’auteur. La détection est meilleure, mais vous devez en informer vos lecteurs.' },
      guests: { label: 'Les invités peuvent écrire', about: 'Sinon, seulement les personnes connectées sur votre site.' },
      emailRequired: { label: 'Adresse e-mail obligatoire pour les invités', about: 'Elle n’est jamais affichée.' },
      reservedNames: { label: 'Noms réservés', about: 'Un par ligne, comme celui du journal et de ses rédacteurs. Un commentaire sous un nom ressemblant attend un modérateur.' },
      maxLength: { label: 'Longueur d’un commentaire', about: 'En caractères tels que le lecteur les voit.' },
      maxDepth: { label: 'Profondeur des réponses', about: 'Ce qui est plus profond reste au dernier niveau. 0 : sans imbrication.' },
      editWindowSeconds: { label: 'Délai de modification', about: 'Pendant lequel l’auteur peut modifier son commentaire tant qu’aucune réponse n’est visible. 300 secondes font 5 minutes ; 0 interdit la modification.' },
      closeAfterDays: { label: 'Fermer les commentaires après', about: 'À compter de leur ouverture sur l’article. 0 : jamais.' },
      downvotes: { label: 'Votes contre', about: 'À côté des votes pour.' },
      trustedAfter: { label: 'Un auteur a la confiance après', about: 'Commentaires approuvés. Certains contrôles lui sont ensuite épargnés. 0 : personne.' },
      trustedRejectionRate: { label: 'Refus au plus pour un auteur de confiance', about: 'Celui dont une plus grande part a été refusée n’a pas la confiance.' },
      rejectionRateLimit: { label: 'Retenir les auteurs refusés à plus de', about: 'Leur prochain commentaire attend un modérateur. 100 ne retient personne.' },
      reportThreshold: { label: 'Masquer un commentaire signalé par', about: 'Jusqu’à ce qu’un modérateur l’ait examiné.' },
      appealDays: { label: 'Délai de recours', about: 'Pendant lequel l’auteur peut contester une fois un refus. 0 : sans recours. Le règlement européen sur les services numériques demande six mois.' },
      campaignDays: { label: 'Chercher les campagnes sur', about: 'Les commentaires de ces jours sont comparés pour trouver ce que répètent de nombreux noms. 0 : aucune recherche.' },
      campaignSize: { label: 'C’est une campagne à partir de', about: 'Qui disent presque la même chose, de deux auteurs au moins.' },
      retentionDays: { label: 'Effacer les adresses réseau après', about: 'Les adresses IP des auteurs. Ensuite, plus personne n’est retrouvé par son réseau.' },
      consentRetentionDays: { label: 'Conserver le registre du consentement', about: 'C’est votre preuve. Au moins 395 jours, car un choix vaut plus d’un an.' },
      timezone: { label: 'Fuseau horaire', about: 'Dans lequel les statistiques comptent les jours.' },
    },
  },
};
