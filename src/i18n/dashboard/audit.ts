// The audit log in three languages: every decision, act, reason and subject that a record can carry. `{…}` stands for what is put in.
import type { AuditRecord } from '../../web/wire.ts';
import type { Lang } from '../index.ts';
import type { Forms } from '../words.ts';

export type AuditTexts = {
  about: string; none: string; noneSuch: string; who: string; aboutAll: string; sameSubject: string; acts: Record<AuditRecord['action'], string>; status: string; change: string; stays: string; what: string; reason: string; note: string; comment: string; openComment: string; batch: string; revision: string;
  subjects: Record<'site' | 'thread' | 'rules' | 'sanction' | 'job' | 'campaign' | 'policy' | 'consent', string>; aboutWhat: string;
  decisions: Record<'approve' | 'reject' | 'spam', string>; threadStates: Record<'open' | 'closed' | 'premoderated' | 'slow', string>;
  raid: Record<'fresh' | 'repeats' | 'refused' | 'forced' | 'calm' | 'over' | 'goes_on', string>; raidCounts: string; until: string; untilChanged: string;
  model: Record<'threshold' | 'maxFalseHolds' | 'enabled' | 'disabled', string>; purged: string; reported: string;
  verify: string; verifyAbout: string; verifying: string; whole: string; records: Forms; noSeal: string; broken: string; faults: Record<'changed' | 'missing' | 'inserted' | 'reordered', string>; faultAt: string; faultRecord: string; faultAdvice: string;
};

export const auditTexts: Record<Lang, AuditTexts> = {
  ar: {
    about: 'كل قرار في تعليق وكل إجراء آخر في هذا الموقع، الأحدث أولا. لا يُمحى من السجل شيء، والتراجع سجل جديد.', none: 'لا سجلات بعد.', noneSuch: 'لا سجلات كهذه.', who: 'الفاعل', aboutAll: 'كل المواضيع', sameSubject: 'كل ما جرى فيه',
    acts: {
      approve: 'نُشر تعليق', reject: 'رُفض تعليق', spam: 'عُدّ تعليق رسالة مزعجة', pin: 'ثُبّت تعليق', unpin: 'أُلغي تثبيت تعليق', undo: 'تراجع عن قرار', hold: 'احتُجز تعليق منشور للمراجعة',
      thread_state: 'تغيّرت حال التعليقات على مقال', word_list: 'تغيّرت قائمة الكلمات', raid_on: 'بدأ وضع الهجوم', raid_off: 'أُوقف وضع الهجوم', raid_auto: 'تُرك وضع الهجوم للقاعدة', model_changed: 'تغيّرت إعدادات الدرجة المتعلَّمة',
      sanction: 'فُرضت عقوبة', sanction_changed: 'عُدّلت عقوبة', sanction_lifted: 'رُفعت عقوبة', job_start: 'بدأ عمل جماعي', job_cancel: 'أُلغي عمل جماعي', job_undo: 'تراجع عن عمل جماعي',
      campaign_decision: 'قرار في حملة', campaign_undo: 'تراجع عن قرار في حملة', policy_published: 'نُشرت سياسة موافقة', policy_retired: 'سُحبت سياسة موافقة', consent_purged: 'مُحيت سجلات موافقة انقضت مدتها',
    },
    status: 'الحال', change: 'من «{from}» إلى «{to}»', stays: 'بقي «{to}»', what: 'ما جرى', reason: 'السبب', note: 'الملاحظة', comment: 'التعليق', openComment: 'افتح التعليق', batch: 'مع تعليقات أخرى', revision: 'النسخة {}',
    subjects: { site: 'الموقع كله', thread: 'المقال {}', rules: 'الإصدار {} من القائمة', sanction: 'العقوبة {}', job: 'العمل {}', campaign: 'الحملة {}', policy: 'السياسة {}', consent: 'سجلات الموافقة' }, aboutWhat: 'الموضوع',
    decisions: { approve: 'نشر', reject: 'رفض', spam: 'عدّها رسائل مزعجة' }, threadStates: { open: 'مفتوحة', closed: 'مغلقة', premoderated: 'تُراجع قبل النشر', slow: 'الوضع البطيء' },
    raid: { fresh: 'كتّاب جدد كثيرون دفعة واحدة', repeats: 'النص نفسه مرة بعد مرة', refused: 'مخالفات كثيرة دفعة واحدة', forced: 'بطلب من الفريق', calm: 'هدأ الهجوم', over: 'انقضت المدة', goes_on: 'الهجوم مستمر' },
    raidCounts: '{count} خلال دقيقتين، والحد {limit}', until: 'حتى {}', untilChanged: 'حتى يغيّره أحد',
    model: { threshold: 'الاحتجاز من احتمال {}', maxFalseHolds: 'احتجاز خاطئ بحد أقصى {}', enabled: 'شُغّلت', disabled: 'أُسكتت' }, purged: 'ما قبل {before}: عدد السجلات {records} وعدد الحلقات {links}', reported: 'أبلغ عنه قرّاء',
    verify: 'تحقق من السلسلة', verifyAbout: 'كل سجل مختوم بما قبله، فلا يُغيَّر أو يُحذف سجل دون أن يظهر ذلك هنا.', verifying: 'جار التحقق من السلسلة كلها…', whole: 'السلسلة سليمة: {records}، مختومة حتى {through}.',
    records: { zero: 'لا سجلات', one: 'سجل واحد', two: 'سجلان', few: '{n} سجلات', many: '{n} سجلا', other: '{n} سجل' }, noSeal: 'لم يُختم شيء بعد؛ تُختم السجلات خلال دقيقة من كتابتها.',
    broken: 'السلسلة مكسورة.', faults: { changed: 'غُيّر سجل بعد ختمه.', missing: 'ينقص سجل كان مختوما.', inserted: 'أُدخل سجل لم يكن في السلسلة.', reordered: 'تغيّر ترتيب السجلات.' }, faultAt: 'أول خلل في الحلقة {}.', faultRecord: 'السجل: {}', faultAdvice: 'احفظ نسخة من قاعدة البيانات كما هي الآن وراجع من له صلاحية الوصول إليها.',
  },
  en: {
    about: 'Every decision on a comment and every other act at this site, newest first. Nothing is ever erased from it; taking back is a record of its own.', none: 'No records yet.', noneSuch: 'No such records.', who: 'By', aboutAll: 'All subjects', sameSubject: 'All about it',
    acts: {
      approve: 'Comment approved', reject: 'Comment rejected', spam: 'Comment filed as spam', pin: 'Comment pinned', unpin: 'Comment unpinned', undo: 'Decision taken back', hold: 'Published comment held for review',
      thread_state: 'State of an article’s comments changed', word_list: 'Word list changed', raid_on: 'Raid mode switched on', raid_off: 'Raid mode switched off', raid_auto: 'Raid mode left to the rule', model_changed: 'Settings of the learned score changed',
      sanction: 'Sanction imposed', sanction_changed: 'Sanction changed', sanction_lifted: 'Sanction lifted', job_start: 'Bulk work started', job_cancel: 'Bulk work cancelled', job_undo: 'Bulk work taken back',
      campaign_decision: 'Campaign decided', campaign_undo: 'Campaign decision taken back', policy_published: 'Consent policy published', policy_retired: 'Consent policy retired', consent_purged: 'Expired consent records purged',
    },
    status: 'Status', change: 'from “{from}” to “{to}”', stays: 'stays “{to}”', what: 'What', reason: 'Reason', note: 'Note', comment: 'Comment', openComment: 'Open the comment', batch: 'together with others', revision: 'revision {}',
    subjects: { site: 'the whole site', thread: 'article {}', rules: 'version {} of the list', sanction: 'sanction {}', job: 'bulk work {}', campaign: 'campaign {}', policy: 'policy {}', consent: 'consent records' }, aboutWhat: 'About',
    decisions: { approve: 'approve', reject: 'reject', spam: 'file as spam' }, threadStates: { open: 'open', closed: 'closed', premoderated: 'reviewed before publication', slow: 'slow mode' },
    raid: { fresh: 'many new writers at once', repeats: 'the same text again and again', refused: 'many offences at once', forced: 'at the desk’s wish', calm: 'the raid has calmed', over: 'its time was over', goes_on: 'the raid goes on' },
    raidCounts: '{count} within {minutes} minutes, the limit being {limit}', until: 'until {}', untilChanged: 'until somebody changes it',
    model: { threshold: 'holds from a probability of {}', maxFalseHolds: 'at most {} false holds', enabled: 'switched on', disabled: 'silenced' }, purged: 'before {before}: records {records}, links {links}', reported: 'reported by readers',
    verify: 'Verify the chain', verifyAbout: 'Each record is sealed together with those before it: none can be changed or removed without showing here.', verifying: 'Verifying the whole chain…', whole: 'The chain is whole: {records}, sealed through {through}.',
    records: { one: '{n} record', other: '{n} records' }, noSeal: 'Nothing has been sealed yet; records are sealed within a minute.',
    broken: 'The chain is broken.', faults: { changed: 'A record was changed after it was sealed.', missing: 'A sealed record is missing.', inserted: 'A record was inserted that was not in the chain.', reordered: 'The order of records was changed.' }, faultAt: 'The first fault is in link {}.', faultRecord: 'Record: {}', faultAdvice: 'Keep a copy of the database as it is now and look into who has access to it.',
  },
  fr: {
    about: 'Chaque décision sur un commentaire et tout autre acte sur ce site, du plus récent au plus ancien. Rien n’en est effacé ; revenir en arrière est un nouvel enregistrement.', none: 'Aucun enregistrement pour l’instant.', noneSuch: 'Aucun enregistrement de ce genre.', who: 'Par', aboutAll: 'Tous les sujets', sameSubject: 'Tout à ce sujet',
    acts: {
      approve: 'Commentaire approuvé', reject: 'Commentaire rejeté', spam: 'Commentaire classé comme spam', pin: 'Commentaire épinglé', unpin: 'Commentaire désépinglé', undo: 'Décision annulée', hold: 'Commentaire publié retenu pour relecture',
      thread_state: 'État des commentaires d’un article modifié', word_list: 'Liste de mots modifiée', raid_on: 'Mode raid activé', raid_off: 'Mode raid désactivé', raid_auto: 'Mode raid laissé à la règle', model_changed: 'Réglages du score appris modifiés',
      sanction: 'Sanction prononcée', sanction_changed: 'Sanction modifiée', sanction_lifted: 'Sanction levée', job_start: 'Traitement groupé lancé', job_cancel: 'Traitement groupé interrompu', job_undo: 'Traitement groupé annulé',
      campaign_decision: 'Campagne jugée', campaign_undo: 'Décision sur une campagne annulée', policy_published: 'Politique de consentement publiée', policy_retired: 'Politique de consentement retirée', consent_purged: 'Consentements expirés effacés',
    },
    status: 'État', change: 'de « {from} » à « {to} »', stays: 'reste « {to} »', what: 'Quoi', reason: 'Motif', note: 'Note', comment: 'Commentaire', openComment: 'Ouvrir le commentaire', batch: 'avec d’autres', revision: 'révision {}',
    subjects: { site: 'tout le site', thread: 'article {}', rules: 'version {} de la liste', sanction: 'sanction {}', job: 'traitement {}', campaign: 'campagne {}', policy: 'politique {}', consent: 'registre du consentement' }, aboutWhat: 'Objet',
    decisions: { approve: 'approuver', reject: 'rejeter', spam: 'classer comme spam' }, threadStates: { open: 'ouverts', closed: 'fermés', premoderated: 'relus avant publication', slow: 'mode lent' },
    raid: { fresh: 'beaucoup de nouveaux auteurs à la fois', repeats: 'le même texte encore et encore', refused: 'beaucoup d’infractions à la fois', forced: 'à la demande de l’équipe', calm: 'le raid s’est calmé', over: 'la durée est écoulée', goes_on: 'le raid continue' },
    raidCounts: '{count} en {minutes} minutes, la limite étant {limit}', until: 'jusqu’au {}', untilChanged: 'jusqu’à nouvel ordre',
    model: { threshold: 'retient à partir d’une probabilité de {}', maxFalseHolds: 'au plus {} de retenues à tort', enabled: 'activé', disabled: 'réduit au silence' }, purged: 'avant le {before} : enregistrements {records}, maillons {links}', reported: 'signalé par des lecteurs',
    verify: 'Vérifier la chaîne', verifyAbout: 'Chaque enregistrement est scellé avec les précédents : aucun ne peut être modifié ou supprimé sans que cela se voie ici.', verifying: 'Vérification de toute la chaîne…', whole: 'La chaîne est intacte : {records}, scellés jusqu’au {through}.',
    records: { one: '{n} enregistrement', many: '{n} enregistrements', other: '{n} enregistrements' }, noSeal: 'Rien n’est encore scellé ; les enregistrements le sont dans la minute.',
    broken: 'La chaîne est rompue.', faults: { changed: 'Un enregistrement a été modifié après son scellement.', missing: 'Un enregistrement scellé manque.', inserted: 'Un enregistrement étranger à la chaîne y a été inséré.', reordered: 'L’ordre des enregistrements a été changé.' }, faultAt: 'Première anomalie au maillon {}.', faultRecord: 'Enregistrement : {}', faultAdvice: 'Gardez une copie de la base telle qu’elle est et examinez qui y a accès.',
  },
};
