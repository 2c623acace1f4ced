// Figures and the yearly summary in three languages. `{…}` stands for what is put in.
import type { Lang } from '../index.ts';
import type { Forms } from '../words.ts';
import { reportTexts, type ReportTexts } from './transparency.ts';

type Check = 'thread_premoderated' | 'premoderated' | 'reserved_name' | 'honeypot' | 'flood' | 'word_list' | 'too_many_links' | 'contact_spam' | 'invisible_text' | 'first_comment' | 'rejection_rate' | 'learned_score' | 'near_repeat' | 'site_mode' | 'external_spam' | 'external_check' | 'raid' | 'check_failed' | 'reported';

export type StatsTexts = {
  range: string; ranges: Record<'7' | '30' | '90' | '365', string>; fromTo: string; zone: string; asTable: string; units: Record<'day' | 'week' | 'month', string>; busiest: string; nothing: string; times: string;
  totals: Record<'posted' | 'heldShare' | 'decisions' | 'overturned' | 'reports' | 'appeals', string>; comments: Forms;
  statuses: string; published: string; held: string; refused: string; statusSummary: string;
  work: string; persons: string; automatic: string; workSummary: string; asked: string; reportsIn: string; appealsIn: string; askedSummary: string;
  waits: string; waitsAbout: string; queue: string; decided: string; half: string; most: string;
  people: string; peopleAbout: string; person: string; decisions: string; byAction: string; actions: Record<string, string>; wasOverturned: string;
  rules: string; rule: string; reasons: string; reason: string; reasonsAbout: string;
  checks: string; checksAbout: string; check: string; alone: string; agreement: string; checkNames: Record<Check, string>;
  report: ReportTexts;
};

export const statsTexts: Record<Lang, StatsTexts> = {
  ar: {
    range: 'المدة', ranges: { '7': 'آخر 7 أيام', '30': 'آخر 30 يوما', '90': 'آخر 90 يوما', '365': 'سنة' }, fromTo: 'من {from} إلى {to}', zone: 'بتوقيت {}', asTable: 'الأرقام في جدول', units: { day: 'اليوم', week: 'الأسبوع من', month: 'الشهر' }, busiest: 'أكثرها: {label} ({n}).', nothing: 'لا شيء في هذه المدة.', times: 'العدد',
    totals: { posted: 'تعليقات', heldShare: 'لم تظهر مباشرة', decisions: 'قرارات الفريق', overturned: 'قرارات نُقضت', reports: 'بلاغات', appeals: 'اعتراضات' },
    comments: { zero: 'لا تعليقات', one: 'تعليق واحد', two: 'تعليقان', few: '{n} تعليقات', many: '{n} تعليقا', other: '{n} تعليق' },
    statuses: 'التعليقات وما فعله الفحص بها', published: 'نُشر مباشرة', held: 'احتُجز', refused: 'رُفض', statusSummary: '{total}: نُشر مباشرة {published}، واحتُجز {held}، ورُفض {refused}.',
    work: 'القرارات', persons: 'قرارات الفريق', automatic: 'قرارات القواعد', workSummary: 'للفريق {persons}، وللقواعد {automatic}.', asked: 'البلاغات والاعتراضات', reportsIn: 'بلاغات', appealsIn: 'اعتراضات', askedSummary: 'وصل من البلاغات {reports} ومن الاعتراضات {appeals}.',
    waits: 'كم ينتظر الناس', waitsAbout: 'من كتابة التعليق أو تبليغه إلى أول قرار من شخص. الشريط الممتلئ للنصف، والإطار لتسعة عشر من كل عشرين.', queue: 'الطابور',
    decided: 'بُتّ فيها', half: 'نصفها خلال', most: '95% منها خلال',
    people: 'من قرر', peopleAbout: 'القرار المنقوض تراجع عنه أحد، أو قرر غيره عكسه في النص نفسه.', person: 'العضو', decisions: 'قرارات', byAction: 'منها', actions: { approve: 'نشر', reject: 'رفض', spam: 'مزعج', pin: 'تثبيت', unpin: 'إلغاء تثبيت', undo: 'تراجع', hold: 'احتجاز' }, wasOverturned: 'نُقضت',
    rules: 'قرارات القواعد', rule: 'القاعدة', reasons: 'لماذا رُفضت التعليقات', reason: 'السبب', reasonsAbout: 'رفض الأشخاص، بالسبب الذي ذكروه.',
    checks: 'ما تحتجزه الفحوص', checksAbout: 'فحص يحتجز كثيرا وحده ونادرا ما يوافقه الفريق هو الفحص الذي يُستغنى عنه.', check: 'الفحص', alone: 'وحده', agreement: 'وافقه الفريق',
    checkNames: {
      thread_premoderated: 'مقال تُراجع تعليقاته', premoderated: 'كاتب تُراجع تعليقاته', reserved_name: 'اسم محجوز', honeypot: 'مصيدة الآليين', flood: 'سيل من التعليقات', word_list: 'قائمة الكلمات', too_many_links: 'روابط كثيرة', contact_spam: 'أرقام وحسابات للتواصل',
      invisible_text: 'محارف خفية', first_comment: 'أول تعليق', rejection_rate: 'رُفض لكاتبه كثير', learned_score: 'الدرجة المتعلَّمة', near_repeat: 'تكرار ما قيل', site_mode: 'الموقع يراجع كل شيء', external_spam: 'Akismet', external_check: 'فحص خارجي', raid: 'وضع الهجوم', check_failed: 'فحص تعذّر', reported: 'بلاغات القراء',
    },
    report: reportTexts.ar,
  },
  en: {
    range: 'Range', ranges: { '7': 'last 7 days', '30': 'last 30 days', '90': 'last 90 days', '365': 'a year' }, fromTo: '{from} to {to}', zone: 'Time of {}', asTable: 'Figures as a table', units: { day: 'Day', week: 'Week from', month: 'Month' }, busiest: 'Most: {label} ({n}).', nothing: 'Nothing in this range.', times: 'Number',
    totals: { posted: 'Comments', heldShare: 'Did not appear at once', decisions: 'Decisions by the desk', overturned: 'Overturned decisions', reports: 'Reports', appeals: 'Appeals' }, comments: { one: '{n} comment', other: '{n} comments' },
    statuses: 'Comments and what the checks made of them', published: 'Appeared at once', held: 'Held', refused: 'Refused', statusSummary: '{total}: {published} appeared at once, {held} held, {refused} refused.',
    work: 'Decisions', persons: 'By the desk', automatic: 'By rules', workSummary: '{persons} by the desk, {automatic} by rules.', asked: 'Reports and appeals', reportsIn: 'Reports', appealsIn: 'Appeals', askedSummary: 'Reports received: {reports}; appeals: {appeals}.',
    waits: 'How long people wait', waitsAbout: 'From the writing or reporting of a comment to a person’s first decision. The filled bar is for half of them, the frame for 19 in 20.', queue: 'Queue',
    decided: 'Decided', half: 'Half within', most: '95% within',
    people: 'Who decided', peopleAbout: 'Overturned: taken back by anybody, or decided the other way by another person on the same text.', person: 'Person', decisions: 'Decisions', byAction: 'Of these', actions: { approve: 'approved', reject: 'rejected', spam: 'spam', pin: 'pinned', unpin: 'unpinned', undo: 'undone', hold: 'held' }, wasOverturned: 'Overturned',
    rules: 'Decisions by rules', rule: 'Rule', reasons: 'Why comments were refused', reason: 'Reason', reasonsAbout: 'Refusals by people, by the reason they gave.',
    checks: 'What the checks hold', checksAbout: 'A check that holds much alone and is seldom agreed with is the one to drop.', check: 'Check', alone: 'Alone', agreement: 'The desk agreed',
    checkNames: {
      thread_premoderated: 'Article that is reviewed first', premoderated: 'Writer who is reviewed first', reserved_name: 'Reserved name', honeypot: 'Trap for robots', flood: 'Flood of comments', word_list: 'Word list', too_many_links: 'Many links', contact_spam: 'Numbers and accounts for contact',
      invisible_text: 'Hidden characters', first_comment: 'First comment', rejection_rate: 'Writer often refused', learned_score: 'Learned score', near_repeat: 'Repeating what was said', site_mode: 'The site reviews everything', external_spam: 'Akismet', external_check: 'External check', raid: 'Raid mode', check_failed: 'Check that failed', reported: 'Readers’ reports',
    },
    report: reportTexts.en,
  },
  fr: {
    range: 'Période', ranges: { '7': '7 derniers jours', '30': '30 derniers jours', '90': '90 derniers jours', '365': 'un an' }, fromTo: 'du {from} au {to}', zone: 'Heure de {}', asTable: 'Les chiffres en tableau', units: { day: 'Jour', week: 'Semaine du', month: 'Mois' }, busiest: 'Maximum : {label} ({n}).', nothing: 'Rien sur cette période.', times: 'Nombre',
    totals: { posted: 'Commentaires', heldShare: 'Non parus aussitôt', decisions: 'Décisions de l’équipe', overturned: 'Décisions infirmées', reports: 'Signalements', appeals: 'Recours' }, comments: { one: '{n} commentaire', many: '{n} commentaires', other: '{n} commentaires' },
    statuses: 'Les commentaires et ce qu’en ont fait les contrôles', published: 'Parus aussitôt', held: 'Retenus', refused: 'Refusés', statusSummary: '{total} : parus aussitôt {published}, retenus {held}, refusés {refused}.',
    work: 'Décisions', persons: 'De l’équipe', automatic: 'Des règles', workSummary: 'De l’équipe {persons}, des règles {automatic}.', asked: 'Signalements et recours', reportsIn: 'Signalements', appealsIn: 'Recours', askedSummary: 'Signalements reçus : {reports} ; recours : {appeals}.',
    waits: 'Combien de temps on attend', waitsAbout: 'De l’écriture ou du signalement d’un commentaire à la première décision d’une personne. La barre pleine vaut pour la moitié, le cadre pour 19 sur 20.', queue: 'File',
    decided: 'Tranchés', half: 'La moitié en', most: '95 % en',
    people: 'Qui a décidé', peopleAbout: 'Infirmée : annulée par quiconque, ou décidée dans l’autre sens par une autre personne sur le même texte.', person: 'Personne', decisions: 'Décisions', byAction: 'Dont', actions: { approve: 'approuvés', reject: 'rejetés', spam: 'spam', pin: 'épinglés', unpin: 'désépinglés', undo: 'annulés', hold: 'retenus' }, wasOverturned: 'Infirmées',
    rules: 'Décisions des règles', rule: 'Règle', reasons: 'Pourquoi des commentaires ont été refusés', reason: 'Motif', reasonsAbout: 'Refus par des personnes, selon le motif donné.',
    checks: 'Ce que retiennent les contrôles', checksAbout: 'Un contrôle qui retient beaucoup à lui seul et que l’équipe suit rarement est à abandonner.', check: 'Contrôle', alone: 'À lui seul', agreement: 'L’équipe l’a suivi',
    checkNames: {
      thread_premoderated: 'Article relu d’abord', premoderated: 'Auteur relu d’abord', reserved_name: 'Nom réservé', honeypot: 'Piège à robots', flood: 'Flot de commentaires', word_list: 'Liste de mots', too_many_links: 'Trop de liens', contact_spam: 'Numéros et comptes de contact',
      invisible_text: 'Caractères cachés', first_comment: 'Premier commentaire', rejection_rate: 'Auteur souvent refusé', learned_score: 'Score appris', near_repeat: 'Répétition', site_mode: 'Le site relit tout', external_spam: 'Akismet', external_check: 'Contrôle externe', raid: 'Mode raid', check_failed: 'Contrôle en échec', reported: 'Signalements des lecteurs',
    },
    report: reportTexts.fr,
  },
};
