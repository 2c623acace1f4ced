// Why something was held, in a moderator's words: each reason, each check, and what a check saw. Readers get other sentences (ar.ts, en.ts, fr.ts).
import type { Lang } from '../index.ts';
import type { ReasonCode } from '../messages.ts';
import type { Forms } from '../words.ts';

export type ReasonTexts = {
  reasons: Record<ReasonCode, string>;
  /** The checks by their names in the API. */
  checks: Record<string, string>;
  verdicts: Record<'approve' | 'hold' | 'reject' | 'spam', string>;
  /** Why a check gave no answer. */
  failures: Record<string, string>;
  /** What a check saw. */
  saw: {
    links: Forms; contacts: Forms; alike: Forms; looksLike: string; inName: string; record: string; version: string; decided: string; told: string; says: string; untold: string;
  };
};

export const reasonTexts: Record<Lang, ReasonTexts> = {
  ar: {
    reasons: {
      thread_premoderated: 'النقاش كله خاضع للمراجعة المسبقة', premoderated: 'صاحب التعليق خاضع للمراجعة المسبقة', reserved_name: 'الاسم يشبه اسما محجوزا',
      honeypot: 'ملأ حقلا لا تراه إلا الروبوتات', flood: 'تعليقات كثيرة في وقت قصير', word_list: 'فيه عبارة من قائمة الكلمات', too_many_links: 'روابطه أكثر مما يسمح به الموقع',
      contact_spam: 'فيه رقم أو بريد أو حساب للتواصل', invisible_text: 'فيه محارف خفية', first_comment: 'أول تعليق لصاحبه', rejection_rate: 'رُفض معظم ما كتبه صاحبه',
      learned_score: 'يشبه ما رفضه المشرفون من قبل', near_repeat: 'كتب آخرون ما يكاد يطابقه', site_mode: 'الموقع يراجع كل شيء قبل النشر', external_spam: 'عدّته خدمة كشف البريد المزعج مزعجا',
      external_check: 'اعترض عليه فحص خارجي', raid: 'وضع الهجوم مفعّل', check_failed: 'تعذّر إتمام أحد الفحوص', reported: 'أُخفي بعد بلاغات القرّاء',
      spam: 'مزعج أو دعائي', abuse: 'إساءة أو شتم', hate: 'تحريض على الكراهية', privacy: 'معلومات شخصية', illegal: 'مخالف للقانون', off_topic: 'خارج الموضوع', other: 'سبب آخر',
    },
    checks: {
      thread_state: 'حالة النقاش', sanctions: 'العقوبات', reserved_names: 'الأسماء المحجوزة', honeypot: 'الحقل الخفي', near_repeat: 'التكرار', word_lists: 'قوائم الكلمات', links: 'الروابط',
      contact_spam: 'معلومات التواصل', invisible_text: 'المحارف الخفية', first_comment: 'أول تعليق', rejection_rate: 'نسبة الرفض', learned_score: 'الدرجة المتعلَّمة', akismet: 'Akismet',
      http_check: 'الفحص الخارجي', site_mode: 'نهج الموقع', raid: 'وضع الهجوم',
    },
    verdicts: { approve: 'لم يعترض', hold: 'أوقفه للمراجعة', reject: 'رفضه', spam: 'عدّه مزعجا' },
    failures: { late: 'تأخر في الرد', threw: 'أصابه عطل', nonsense: 'رد بما لا يُفهم', timeout: 'تأخر في الرد', skipped: 'أُوقف مؤقتا بعد أعطال متكررة', status: 'رد بخطأ' },
    saw: {
      links: { zero: 'لا روابط', one: 'رابط واحد', two: 'رابطان', few: '{n} روابط', many: '{n} رابطا', other: '{n} رابط' },
      contacts: { zero: 'لا وسائل تواصل', one: 'وسيلة تواصل واحدة', two: 'وسيلتا تواصل', few: '{n} وسائل تواصل', many: '{n} وسيلة تواصل', other: '{n} وسيلة تواصل' },
      alike: { zero: 'لا شبيه له', one: 'تعليق واحد في الحملة', two: 'تعليقان في الحملة', few: '{n} تعليقات في الحملة', many: '{n} تعليقا في الحملة', other: '{n} تعليق في الحملة' },
      looksLike: 'يشبه: {name}', inName: 'في الاسم', record: 'رُفض {rejected}، وقُبل {approved}', version: 'الإصدار {version}', decided: 'سبق للمشرفين قرار في الحملة',
      told: 'أُبلغ صاحبه بالسبب: {reason}', untold: 'لم يُبلغ صاحبه بالسبب', says: 'يقول: {reason}',
    },
  },
  en: {
    reasons: {
      thread_premoderated: 'Everything in this thread is read first', premoderated: 'Everything by this author is read first', reserved_name: 'The name looks like a reserved one',
      honeypot: 'Filled in a field only robots see', flood: 'Many comments in a short time', word_list: 'Contains a listed term', too_many_links: 'More links than the site lets pass',
      contact_spam: 'Contains a number, address or account', invisible_text: 'Contains hidden characters', first_comment: 'First comment by this author', rejection_rate: 'Most comments by this author were refused',
      learned_score: 'Reads like what this desk refused', near_repeat: 'Others wrote nearly the same', site_mode: 'The site reads everything first', external_spam: 'The spam service objects',
      external_check: 'The external check objects', raid: 'Raid mode is on', check_failed: 'A check could not be completed', reported: 'Hidden after readers’ reports',
      spam: 'Spam or advertising', abuse: 'Insult or abuse', hate: 'Incitement to hatred', privacy: 'Personal information', illegal: 'Unlawful content', off_topic: 'Off topic', other: 'Other reason',
    },
    checks: {
      thread_state: 'Thread state', sanctions: 'Sanctions', reserved_names: 'Reserved names', honeypot: 'Hidden field', near_repeat: 'Near repeat', word_lists: 'Word lists', links: 'Links',
      contact_spam: 'Contact details', invisible_text: 'Hidden characters', first_comment: 'First comment', rejection_rate: 'Rejection rate', learned_score: 'Learned score', akismet: 'Akismet',
      http_check: 'External check', site_mode: 'Site mode', raid: 'Raid mode',
    },
    verdicts: { approve: 'had no objection', hold: 'held it', reject: 'rejected it', spam: 'filed it as spam' },
    failures: { late: 'took too long', threw: 'failed', nonsense: 'answered nonsense', timeout: 'took too long', skipped: 'left out after repeated failures', status: 'answered an error' },
    saw: {
      links: { one: '{n} link', other: '{n} links' }, contacts: { one: '{n} contact', other: '{n} contacts' }, alike: { one: '{n} comment in the campaign', other: '{n} comments in the campaign' },
      looksLike: 'Looks like: {name}', inName: 'in the name', record: '{rejected} refused, {approved} approved', version: 'version {version}', decided: 'the desk has decided on this campaign',
      told: 'The author is told why: {reason}', untold: 'The author is not told why', says: 'It says: {reason}',
    },
  },
  fr: {
    reasons: {
      thread_premoderated: 'Tout est relu d’avance dans ce fil', premoderated: 'Tout ce qu’écrit cet auteur est relu d’avance', reserved_name: 'Le nom ressemble à un nom réservé',
      honeypot: 'A rempli un champ que seuls les robots voient', flood: 'Beaucoup de commentaires en peu de temps', word_list: 'Contient un terme de la liste', too_many_links: 'Plus de liens que le site n’en admet',
      contact_spam: 'Contient un numéro, une adresse ou un compte', invisible_text: 'Contient des caractères cachés', first_comment: 'Premier commentaire de l’auteur', rejection_rate: 'La plupart des commentaires de l’auteur ont été refusés',
      learned_score: 'Ressemble à ce que la rédaction a refusé', near_repeat: 'D’autres ont écrit presque la même chose', site_mode: 'Le site relit tout d’avance', external_spam: 'Le service antispam s’y oppose',
      external_check: 'Le contrôle externe s’y oppose', raid: 'Le mode raid est actif', check_failed: 'Un contrôle n’a pas abouti', reported: 'Masqué après des signalements',
      spam: 'Spam ou publicité', abuse: 'Insulte ou injure', hate: 'Incitation à la haine', privacy: 'Données personnelles', illegal: 'Contenu illicite', off_topic: 'Hors sujet', other: 'Autre raison',
    },
    checks: {
      thread_state: 'État du fil', sanctions: 'Sanctions', reserved_names: 'Noms réservés', honeypot: 'Champ caché', near_repeat: 'Quasi-répétition', word_lists: 'Listes de mots', links: 'Liens',
      contact_spam: 'Coordonnées', invisible_text: 'Caractères cachés', first_comment: 'Premier commentaire', rejection_rate: 'Taux de refus', learned_score: 'Score appris', akismet: 'Akismet',
      http_check: 'Contrôle externe', site_mode: 'Mode du site', raid: 'Mode raid',
    },
    verdicts: { approve: 'sans objection', hold: 'l’a retenu', reject: 'l’a rejeté', spam: 'l’a classé comme spam' },
    failures: { late: 'trop lent', threw: 'en panne', nonsense: 'réponse incompréhensible', timeout: 'trop lent', skipped: 'écarté après des échecs répétés', status: 'a répondu par une erreur' },
    saw: {
      links: { one: '{n} lien', many: '{n} liens', other: '{n} liens' }, contacts: { one: '{n} coordonnée', many: '{n} coordonnées', other: '{n} coordonnées' },
      alike: { one: '{n} commentaire dans la campagne', many: '{n} commentaires dans la campagne', other: '{n} commentaires dans la campagne' },
      looksLike: 'Ressemble à : {name}', inName: 'dans le nom', record: '{rejected} rejetés, {approved} approuvés', version: 'version {version}', decided: 'la rédaction s’est prononcée sur cette campagne',
      told: 'L’auteur en connaît la raison : {reason}', untold: 'L’auteur n’en connaît pas la raison', says: 'Il dit : {reason}',
    },
  },
};
