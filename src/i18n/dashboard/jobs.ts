// Bulk work in three languages: what is chosen, what is decided of it, how far it is; and the words of deciding that other sections share.
import { ar as arabic } from '../ar.ts';
import { en as english } from '../en.ts';
import { fr as french } from '../fr.ts';
import type { Lang } from '../index.ts';
import type { sanctionReasons } from '../messages.ts';
import type { Forms } from '../words.ts';

export type Action = 'approve' | 'reject' | 'spam';
export type DecisionReason = (typeof sanctionReasons)[number];

/** What is said of decisions wherever many comments are decided at once. */
export type DecidingTexts = {
  action: string; reason: string; noReason: string; note: string; noteHint: string;
  actions: Record<Action, string>; reasons: Record<DecisionReason, string>;
};

export type JobsTexts = {
  which: string; by: string; bys: Record<'author' | 'addressPrefix' | 'thread' | 'q', string>; hints: Record<'author' | 'addressPrefix' | 'thread' | 'q', string>;
  queue: string; anyQueue: string;
  since: string; sinceHint: string; what: string; leftOut: string;
  preview: string; previewFirst: string; matches: Forms; matchesMost: string; nothing: string; sample: string;
  start: Record<Action, Forms>; startMost: Record<Action, string>; started: string;
  past: string; none: string; states: Record<'queued' | 'running' | 'done' | 'cancelled' | 'undoing' | 'undone' | 'failed', string>;
  progress: string; undoProgress: string; of: string;
  done: Forms; stale: Forms; skipped: Forms; takenBack: Forms; keptBack: Forms;
  cancel: string; cancelled: string; undo: string; undoTitle: string; undoText: Forms; undoing: string; finished: Forms; gone: string;
};

export const decidingTexts: Record<Lang, DecidingTexts> = {
  ar: {
    action: 'القرار', reason: 'السبب', noReason: 'بلا سبب', note: 'ملاحظة للزملاء', noteHint: 'لا يراها القراء.',
    actions: { approve: 'نشر', reject: 'رفض', spam: 'تصنيف رسالة مزعجة' }, reasons: arabic.sanctions,
  },
  en: {
    action: 'Decision', reason: 'Reason', noReason: 'No reason', note: 'Note for colleagues', noteHint: 'Readers do not see it.',
    actions: { approve: 'Approve', reject: 'Reject', spam: 'File as spam' }, reasons: english.sanctions,
  },
  fr: {
    action: 'Décision', reason: 'Motif', noReason: 'Sans motif', note: 'Note pour l’équipe', noteHint: 'Les lecteurs ne la voient pas.',
    actions: { approve: 'Approuver', reject: 'Rejeter', spam: 'Classer comme spam' }, reasons: french.sanctions,
  },
};

export const jobsTexts: Record<Lang, JobsTexts> = {
  ar: {
    which: 'أي تعليقات؟', by: 'اختيارها بحسب', bys: { author: 'الكاتب', addressPrefix: 'الشبكة', thread: 'المقال', q: 'كلمات في النص' },
    hints: { author: 'معرّف الكاتب كما في صفحته، مثل a_7f3.', addressPrefix: 'كما تظهر في صفحة التعليق، مثل 203.0.113.0/24.', thread: 'مفتاح المقال كما في نظام النشر.', q: 'ما وردت فيه هذه الكلمات كلها.' },
    queue: 'الطابور', anyQueue: 'كل الطوابير',
    since: 'المكتوبة منذ', sinceHint: 'اتركه فارغا لتشمل كل ما كُتب.', what: 'ماذا يُفعل بها؟',
    leftOut: 'لا يجمع العمل الجماعي بين هذه المرشّحات، فأُهمل منها: {what}. تحقق من المعاينة قبل البدء.',
    preview: 'معاينة', previewFirst: 'لا يتغير شيء قبل أن ترى عدد التعليقات وتبدأ العمل.',
    matches: { zero: 'لا تعليق يطابق', one: 'تعليق واحد يطابق', two: 'تعليقان يطابقان', few: '{n} تعليقات تطابق', many: '{n} تعليقا يطابق', other: '{n} تعليق يطابق' },
    matchesMost: 'أكثر من 10,000 تعليق يطابق', nothing: 'لا تعليق يطابق ما اخترته. وسّع الاختيار ثم أعد المعاينة.', sample: 'أحدثها',
    start: {
      approve: { one: 'انشر التعليق', two: 'انشر التعليقين', few: 'انشر {n} تعليقات', many: 'انشر {n} تعليقا', other: 'انشر {n} تعليق' },
      reject: { one: 'ارفض التعليق', two: 'ارفض التعليقين', few: 'ارفض {n} تعليقات', many: 'ارفض {n} تعليقا', other: 'ارفض {n} تعليق' },
      spam: { one: 'صنّف التعليق مزعجا', two: 'صنّف التعليقين مزعجين', few: 'صنّف {n} تعليقات مزعجة', many: 'صنّف {n} تعليقا مزعجا', other: 'صنّف {n} تعليق مزعجا' },
    },
    startMost: { approve: 'انشرها كلها', reject: 'ارفضها كلها', spam: 'صنّفها كلها مزعجة' }, started: 'بدأ العمل.',
    past: 'الأعمال السابقة والجارية', none: 'لم يبدأ أحد عملا جماعيا بعد.',
    states: { queued: 'ينتظر دوره', running: 'جار', done: 'تم', cancelled: 'أُوقف', undoing: 'جار التراجع عنه', undone: 'تُراجع عنه', failed: 'تعثّر' },
    progress: 'تقدّم العمل', undoProgress: 'تقدّم التراجع', of: '{done} من {total}',
    done: { zero: 'لم يُقرَّر شيء', one: 'قُرّر تعليق واحد', two: 'قُرّر تعليقان', few: 'قُرّر {n} تعليقات', many: 'قُرّر {n} تعليقا', other: 'قُرّر {n} تعليق' },
    stale: { one: 'تعليق غيّره زميل في الأثناء فتُرك', two: 'تعليقان غيّرهما زميل في الأثناء فتُركا', few: '{n} تعليقات غيّرها زملاء في الأثناء فتُركت', many: '{n} تعليقا غيّرها زملاء في الأثناء فتُركت', other: '{n} تعليق غيّرها زملاء في الأثناء فتُركت' },
    skipped: { one: 'تعليق كان كذلك أصلا', two: 'تعليقان كانا كذلك أصلا', few: '{n} تعليقات كانت كذلك أصلا', many: '{n} تعليقا كان كذلك أصلا', other: '{n} تعليق كان كذلك أصلا' },
    takenBack: { zero: 'لم يُرجَع شيء', one: 'أُرجع تعليق واحد', two: 'أُرجع تعليقان', few: 'أُرجعت {n} تعليقات', many: 'أُرجع {n} تعليقا', other: 'أُرجع {n} تعليق' },
    keptBack: { one: 'تعليق غيّره زميل بعد القرار فبقي', two: 'تعليقان غيّرهما زميل بعد القرار فبقيا', few: '{n} تعليقات غيّرها زملاء بعد القرار فبقيت', many: '{n} تعليقا غيّرها زملاء بعد القرار فبقيت', other: '{n} تعليق غيّرها زملاء بعد القرار فبقيت' },
    cancel: 'أوقف العمل', cancelled: 'أُوقف العمل. ما قُرّر باق، ويمكنك التراجع عنه.', undo: 'تراجع عن العمل', undoTitle: 'التراجع عن هذا العمل؟',
    undoText: { zero: 'لا شيء يُرجَع.', one: 'يعود تعليق واحد إلى ما كان عليه، إلا إذا غيّره أحد بعد ذلك.', two: 'يعود تعليقان إلى ما كانا عليه، إلا ما غيّره أحد بعد ذلك.', few: 'تعود {n} تعليقات إلى ما كانت عليه، إلا ما غيّره أحد بعد ذلك.', many: 'يعود {n} تعليقا إلى ما كان عليه، إلا ما غيّره أحد بعد ذلك.', other: 'يعود {n} تعليق إلى ما كان عليه، إلا ما غيّره أحد بعد ذلك.' },
    undoing: 'بدأ التراجع.',
    finished: { zero: 'انتهى العمل ولم يتغير شيء.', one: 'انتهى العمل: قُرّر تعليق واحد.', two: 'انتهى العمل: قُرّر تعليقان.', few: 'انتهى العمل: قُرّر {n} تعليقات.', many: 'انتهى العمل: قُرّر {n} تعليقا.', other: 'انتهى العمل: قُرّر {n} تعليق.' },
    gone: 'شبكة لم تعد محفوظة',
  },
  en: {
    which: 'Which comments?', by: 'Chosen by', bys: { author: 'Author', addressPrefix: 'Network', thread: 'Article', q: 'Words in the text' },
    hints: { author: 'The author’s id as on their page, such as a_7f3.', addressPrefix: 'As a comment’s page shows it, such as 203.0.113.0/24.', thread: 'The article’s key as the CMS has it.', q: 'Comments in which all of these words occur.' },
    queue: 'Queue', anyQueue: 'All queues',
    since: 'Written since', sinceHint: 'Leave empty for everything ever written.', what: 'What is done with them?',
    leftOut: 'Bulk work cannot combine these filters; left out: {what}. Look at the preview before you start.',
    preview: 'Preview', previewFirst: 'Nothing changes before you have seen how many there are and start.',
    matches: { one: '{n} comment matches', other: '{n} comments match' },
    matchesMost: 'More than 10,000 comments match', nothing: 'No comment matches. Widen the choice and preview again.', sample: 'The newest of them',
    start: {
      approve: { one: 'Approve {n} comment', other: 'Approve {n} comments' }, reject: { one: 'Reject {n} comment', other: 'Reject {n} comments' },
      spam: { one: 'File {n} comment as spam', other: 'File {n} comments as spam' },
    },
    startMost: { approve: 'Approve all of them', reject: 'Reject all of them', spam: 'File all of them as spam' }, started: 'The job has begun.',
    past: 'Jobs, past and running', none: 'Nobody has started a bulk job yet.',
    states: { queued: 'Queued', running: 'Running', done: 'Done', cancelled: 'Stopped', undoing: 'Being undone', undone: 'Undone', failed: 'Failed' },
    progress: 'Progress of the job', undoProgress: 'Progress of the undo', of: '{done} of {total}',
    done: { one: '{n} comment decided', other: '{n} comments decided' },
    stale: { one: '{n} changed by a colleague meanwhile and left alone', other: '{n} changed by colleagues meanwhile and left alone' },
    skipped: { one: '{n} stood so already', other: '{n} stood so already' },
    takenBack: { one: '{n} comment put back', other: '{n} comments put back' },
    keptBack: { one: '{n} changed by a colleague since and left alone', other: '{n} changed by colleagues since and left alone' },
    cancel: 'Stop the job', cancelled: 'The job is stopped. What was decided stays and can be undone.', undo: 'Undo the job', undoTitle: 'Undo this job?',
    undoText: { one: '{n} comment goes back to what it was, unless somebody has changed it since.', other: '{n} comments go back to what they were, except those somebody has changed since.' },
    undoing: 'The undo has begun.', finished: { one: 'The job is done: {n} comment decided.', other: 'The job is done: {n} comments decided.' },
    gone: 'a network no longer kept',
  },
  fr: {
    which: 'Quels commentaires ?', by: 'Choisis par', bys: { author: 'Auteur', addressPrefix: 'Réseau', thread: 'Article', q: 'Mots du texte' },
    hints: { author: 'L’identifiant de l’auteur, tel qu’il figure sur sa page, par exemple a_7f3.', addressPrefix: 'Tel que la page d’un commentaire l’affiche, par exemple 203.0.113.0/24.', thread: 'La clé de l’article dans le CMS.', q: 'Les commentaires qui contiennent tous ces mots.' },
    queue: 'File', anyQueue: 'Toutes les files',
    since: 'Écrits depuis', sinceHint: 'Laissez vide pour tout inclure.', what: 'Qu’en fait-on ?',
    leftOut: 'Un traitement groupé ne peut combiner ces filtres ; laissés de côté : {what}. Vérifiez l’aperçu avant de lancer.',
    preview: 'Aperçu', previewFirst: 'Rien ne change avant que vous ayez vu leur nombre et lancé le traitement.',
    matches: { one: '{n} commentaire correspond', many: '{n} commentaires correspondent', other: '{n} commentaires correspondent' },
    matchesMost: 'Plus de 10 000 commentaires correspondent', nothing: 'Aucun commentaire ne correspond. Élargissez le choix et relancez l’aperçu.', sample: 'Les plus récents',
    start: {
      approve: { one: 'Approuver {n} commentaire', many: 'Approuver {n} commentaires', other: 'Approuver {n} commentaires' },
      reject: { one: 'Rejeter {n} commentaire', many: 'Rejeter {n} commentaires', other: 'Rejeter {n} commentaires' },
      spam: { one: 'Classer {n} commentaire comme spam', many: 'Classer {n} commentaires comme spam', other: 'Classer {n} commentaires comme spam' },
    },
    startMost: { approve: 'Les approuver tous', reject: 'Les rejeter tous', spam: 'Les classer tous comme spam' }, started: 'Le traitement a commencé.',
    past: 'Traitements passés et en cours', none: 'Personne n’a encore lancé de traitement groupé.',
    states: { queued: 'En file', running: 'En cours', done: 'Terminé', cancelled: 'Arrêté', undoing: 'Annulation en cours', undone: 'Annulé', failed: 'Échoué' },
    progress: 'Avancement du traitement', undoProgress: 'Avancement de l’annulation', of: '{done} sur {total}',
    done: { one: '{n} commentaire traité', many: '{n} commentaires traités', other: '{n} commentaires traités' },
    stale: { one: '{n} modifié entre-temps par un collègue et laissé tel quel', many: '{n} modifiés entre-temps par des collègues et laissés tels quels', other: '{n} modifiés entre-temps par des collègues et laissés tels quels' },
    skipped: { one: '{n} était déjà dans cet état', many: '{n} étaient déjà dans cet état', other: '{n} étaient déjà dans cet état' },
    takenBack: { one: '{n} commentaire rétabli', many: '{n} commentaires rétablis', other: '{n} commentaires rétablis' },
    keptBack: { one: '{n} modifié depuis par un collègue et laissé tel quel', many: '{n} modifiés depuis par des collègues et laissés tels quels', other: '{n} modifiés depuis par des collègues et laissés tels quels' },
    cancel: 'Arrêter le traitement', cancelled: 'Le traitement est arrêté. Ce qui a été décidé reste et peut être annulé.', undo: 'Annuler le traitement', undoTitle: 'Annuler ce traitement ?',
    undoText: { one: '{n} commentaire revient à son état antérieur, sauf s’il a été modifié depuis.', many: '{n} commentaires reviennent à leur état antérieur, sauf ceux modifiés depuis.', other: '{n} commentaires reviennent à leur état antérieur, sauf ceux modifiés depuis.' },
    undoing: 'L’annulation a commencé.',
    finished: { one: 'Traitement terminé : {n} commentaire traité.', many: 'Traitement terminé : {n} commentaires traités.', other: 'Traitement terminé : {n} commentaires traités.' },
    gone: 'un réseau qui n’est plus conservé',
  },
};
