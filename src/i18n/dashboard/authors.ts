// An author's record at the desk in three languages.
import type { Lang } from '../index.ts';
import type { Forms } from '../words.ts';

export type AuthorsTexts = {
  title: string; kinds: Record<'guest' | 'member' | 'staff', string>; trusted: string; record: string; id: string; email: string; noEmail: string; since: string;
  standing: string; approved: Forms; rejected: Forms; rate: string; noRate: string; last: string; reports: string; upheld: Forms; dismissed: Forms; noReports: string;
  sanction: string; rejectPending: string; search: string;
  sanctions: string; noSanctions: string; names: string; namesHint: string;
  notes: string; noNotes: string; addNote: string; noteText: string; noteHint: string; noteAdded: string; deleteNote: string; deleteTitle: string; deleteText: string; deleted: string;
  comments: string; noComments: string;
};

export const authorsTexts: Record<Lang, AuthorsTexts> = {
  ar: {
    title: 'كاتب', kinds: { guest: 'ضيف', member: 'عضو', staff: 'من الفريق' }, trusted: 'موثوق', record: 'سجله', id: 'المعرّف', email: 'البريد الإلكتروني', noEmail: 'لم يذكره', since: 'يكتب منذ',
    standing: 'ما قُرّر في تعليقاته',
    approved: { zero: 'لا منشور', one: 'تعليق منشور', two: 'تعليقان منشوران', few: '{n} تعليقات منشورة', many: '{n} تعليقا منشورا', other: '{n} تعليق منشور' },
    rejected: { zero: 'لا مرفوض', one: 'تعليق مرفوض', two: 'تعليقان مرفوضان', few: '{n} تعليقات مرفوضة', many: '{n} تعليقا مرفوضا', other: '{n} تعليق مرفوض' },
    rate: 'نسبة المرفوض', noRate: 'لم يُقرَّر شيء بعد', last: 'كُتب آخر ما قُرّر', reports: 'بلاغاته عن غيره',
    upheld: { zero: 'لم يُؤخذ ببلاغ', one: 'أُخذ ببلاغ', two: 'أُخذ ببلاغين', few: 'أُخذ بـ{n} بلاغات', many: 'أُخذ بـ{n} بلاغا', other: 'أُخذ بـ{n} بلاغ' },
    dismissed: { zero: 'لم يُرَدّ بلاغ', one: 'رُدّ بلاغ', two: 'رُدّ بلاغان', few: 'رُدّت {n} بلاغات', many: 'رُدّ {n} بلاغا', other: 'رُدّ {n} بلاغ' }, noReports: 'لم يُبتّ في بلاغ له',
    sanction: 'افرض عقوبة', rejectPending: 'ارفض كل ما احتُجز له', search: 'ابحث في تعليقاته',
    sanctions: 'عقوبات تشمله', noSanctions: 'لا عقوبة تشمله.', names: 'أسماء أخرى من شبكاته', namesHint: 'الشبكة أناس كثيرون: قد يكونون غيره.',
    notes: 'ملاحظات الزملاء', noNotes: 'لا ملاحظات عنه.', addNote: 'أضف الملاحظة', noteText: 'ملاحظة جديدة', noteHint: 'يراها زملاؤك ولا يراها القراء.', noteAdded: 'أُضيفت الملاحظة.', deleteNote: 'احذف الملاحظة', deleteTitle: 'حذف هذه الملاحظة؟', deleteText: 'لا يمكن استرجاعها بعد الحذف.', deleted: 'حُذفت الملاحظة.',
    comments: 'تعليقاته، الأحدث أولا', noComments: 'لا تعليقات له.',
  },
  en: {
    title: 'Author', kinds: { guest: 'Guest', member: 'Member', staff: 'Staff' }, trusted: 'Trusted', record: 'Record', id: 'Id', email: 'Email', noEmail: 'Not given', since: 'Here since',
    standing: 'What was decided', approved: { one: '{n} published', other: '{n} published' }, rejected: { one: '{n} rejected', other: '{n} rejected' },
    rate: 'Share rejected', noRate: 'Nothing decided yet', last: 'Last decided comment written', reports: 'Reports they made', upheld: { one: '{n} upheld', other: '{n} upheld' }, dismissed: { one: '{n} dismissed', other: '{n} dismissed' }, noReports: 'None settled yet',
    sanction: 'Sanction', rejectPending: 'Reject all that is held', search: 'Search their comments',
    sanctions: 'Sanctions that meet them', noSanctions: 'No sanction meets them.', names: 'Other names from their networks', namesHint: 'A network is many people: these may be others.',
    notes: 'Notes of colleagues', noNotes: 'No notes about them.', addNote: 'Add the note', noteText: 'New note', noteHint: 'Colleagues see it, readers do not.', noteAdded: 'The note is added.', deleteNote: 'Delete the note', deleteTitle: 'Delete this note?', deleteText: 'It cannot be brought back.', deleted: 'The note is deleted.',
    comments: 'Their comments, newest first', noComments: 'They have no comments.',
  },
  fr: {
    title: 'Auteur', kinds: { guest: 'Invité', member: 'Membre', staff: 'Équipe' }, trusted: 'De confiance', record: 'Parcours', id: 'Identifiant', email: 'Adresse e-mail', noEmail: 'Non donnée', since: 'Présent depuis',
    standing: 'Ce qui a été décidé', approved: { one: '{n} publié', many: '{n} publiés', other: '{n} publiés' }, rejected: { one: '{n} rejeté', many: '{n} rejetés', other: '{n} rejetés' },
    rate: 'Part rejetée', noRate: 'Rien de décidé encore', last: 'Dernier commentaire traité écrit', reports: 'Ses signalements', upheld: { one: '{n} retenu', many: '{n} retenus', other: '{n} retenus' }, dismissed: { one: '{n} écarté', many: '{n} écartés', other: '{n} écartés' }, noReports: 'Aucun tranché encore',
    sanction: 'Sanctionner', rejectPending: 'Rejeter tout ce qui est retenu', search: 'Chercher dans ses commentaires',
    sanctions: 'Sanctions qui le visent', noSanctions: 'Aucune sanction ne le vise.', names: 'Autres noms depuis ses réseaux', namesHint: 'Un réseau, c’est beaucoup de monde : ce sont peut-être d’autres personnes.',
    notes: 'Notes de l’équipe', noNotes: 'Aucune note à son sujet.', addNote: 'Ajouter la note', noteText: 'Nouvelle note', noteHint: 'L’équipe la voit, pas les lecteurs.', noteAdded: 'La note est ajoutée.', deleteNote: 'Supprimer la note', deleteTitle: 'Supprimer cette note ?', deleteText: 'Elle ne pourra pas être récupérée.', deleted: 'La note est supprimée.',
    comments: 'Ses commentaires, du plus récent au plus ancien', noComments: 'Aucun commentaire de sa part.',
  },
};
