// Campaigns in three languages: comments that say nearly the same, shown and decided as one.
import type { Lang } from '../index.ts';
import type { Forms } from '../words.ts';
import type { Action } from './jobs.ts';

export type CampaignsTexts = {
  about: string; state: string; states: Record<'open' | 'decided', string>; none: string; noneOfState: string; noneOfComment: string;
  authors: Forms; first: string; last: string; open: string; example: string; noExample: string;
  title: Forms; back: string; comments: string; standing: string; stands: Record<Action, string>; until: string; takeBack: string; takeBackTitle: string; takeBackText: string;
  decideAll: Record<Action, string>; decideTitle: Record<Action, Forms>; now: string; go: Record<Action, string>;
  holdNext: string; untilLabel: string; untilHint: string; working: string;
  result: string; undoResult: string; done: Forms; unchanged: Forms; stale: Forms; notAllowed: Forms; undone: Forms; undo: string; dismiss: string; past: string;
};

export const campaignsTexts: Record<Lang, CampaignsTexts> = {
  ar: {
    about: 'تعليقات تقول الشيء نفسه تقريبا بأقلام مختلفة، تُعرض وتُقرَّر دفعة واحدة.', state: 'الحالة', states: { open: 'تنتظر قرارا', decided: 'قُرّرت' },
    none: 'لا حملات: لم يكتب كثيرون الشيء نفسه في هذه الأيام.', noneOfState: 'لا حملات بهذه الحالة.', noneOfComment: 'ليس هذا التعليق من حملة.',
    authors: { zero: 'بلا كاتب', one: 'كاتب واحد', two: 'كاتبان', few: '{n} كتّاب', many: '{n} كاتبا', other: '{n} كاتب' },
    first: 'أولها', last: 'آخرها', open: 'افتح الحملة', example: 'مثال', noExample: 'حُذفت تعليقات هذه الحملة.',
    title: { zero: 'حملة بلا تعليقات', one: 'حملة من تعليق واحد', two: 'حملة من تعليقين', few: 'حملة من {n} تعليقات', many: 'حملة من {n} تعليقا', other: 'حملة من {n} تعليق' },
    back: 'كل الحملات', comments: 'تعليقاتها بترتيب كتابتها', standing: 'القادم منها',
    stands: { approve: 'يُنشر من غير توقيف', reject: 'يُرفض', spam: 'يُصنّف رسالة مزعجة' }, until: 'حتى {at}', takeBack: 'أنهِ ذلك وتراجع', takeBackTitle: 'التراجع عن هذا القرار؟',
    takeBackText: 'تعود التعليقات التي شملها القرار إلى ما كانت عليه، إلا ما غيّره أحد بعده، ولا يُطبَّق على القادم منها.',
    decideAll: { approve: 'انشرها كلها', reject: 'ارفضها كلها', spam: 'صنّفها كلها مزعجة' },
    decideTitle: {
      approve: { zero: 'لا تعليقات للنشر', one: 'نشر تعليق واحد؟', two: 'نشر تعليقين؟', few: 'نشر {n} تعليقات؟', many: 'نشر {n} تعليقا؟', other: 'نشر {n} تعليق؟' },
      reject: { zero: 'لا تعليقات للرفض', one: 'رفض تعليق واحد؟', two: 'رفض تعليقين؟', few: 'رفض {n} تعليقات؟', many: 'رفض {n} تعليقا؟', other: 'رفض {n} تعليق؟' },
      spam: { zero: 'لا تعليقات للتصنيف', one: 'تصنيف تعليق واحد مزعجا؟', two: 'تصنيف تعليقين مزعجين؟', few: 'تصنيف {n} تعليقات مزعجة؟', many: 'تصنيف {n} تعليقا مزعجا؟', other: 'تصنيف {n} تعليق مزعجا؟' },
    },
    now: 'حالها الآن', go: { approve: 'انشرها', reject: 'ارفضها', spam: 'صنّفها مزعجة' },
    holdNext: 'طبّق القرار على القادم من الحملة أيضا', untilLabel: 'إلى متى', untilHint: 'اتركه فارغا ليبقى حتى تنهيه.', working: 'جار تنفيذ القرار…',
    result: 'نتيجة القرار', undoResult: 'نتيجة التراجع',
    done: { zero: 'لم يتغير شيء', one: 'قُرّر تعليق واحد', two: 'قُرّر تعليقان', few: 'قُرّر {n} تعليقات', many: 'قُرّر {n} تعليقا', other: 'قُرّر {n} تعليق' },
    unchanged: { zero: 'لم يكن أي تعليق كذلك', one: 'تعليق كان كذلك أصلا', two: 'تعليقان كانا كذلك أصلا', few: '{n} تعليقات كانت كذلك أصلا', many: '{n} تعليقا كان كذلك أصلا', other: '{n} تعليق كان كذلك أصلا' },
    stale: { zero: 'لم يغيّر زميل شيئا', one: 'تعليق غيّره زميل في الأثناء فتُرك', two: 'تعليقان غيّرهما زميل في الأثناء فتُركا', few: '{n} تعليقات غيّرها زملاء في الأثناء فتُركت', many: '{n} تعليقا غيّرها زملاء في الأثناء فتُركت', other: '{n} تعليق غيّرها زملاء في الأثناء فتُركت' },
    notAllowed: { zero: 'لم يُحذف شيء', one: 'تعليق حذفه صاحبه', two: 'تعليقان حذفهما صاحباهما', few: '{n} تعليقات حذفها أصحابها', many: '{n} تعليقا حذفها أصحابها', other: '{n} تعليق حذفها أصحابها' },
    undone: { zero: 'لم يُرجَع شيء', one: 'أُرجع تعليق واحد', two: 'أُرجع تعليقان', few: 'أُرجعت {n} تعليقات', many: 'أُرجع {n} تعليقا', other: 'أُرجع {n} تعليق' },
    undo: 'تراجع عن القرار', dismiss: 'إخفاء النتيجة', past: 'ما قُرّر فيها',
  },
  en: {
    about: 'Comments that say nearly the same in many people’s words, shown and decided as one.', state: 'State', states: { open: 'To be decided', decided: 'Decided' },
    none: 'No campaigns: not many have written the same in these days.', noneOfState: 'No campaigns of this state.', noneOfComment: 'This comment is in no campaign.',
    authors: { one: '{n} author', other: '{n} authors' }, first: 'First', last: 'Last', open: 'Open the campaign', example: 'Example', noExample: 'The comments of this campaign have been removed.',
    title: { one: 'A campaign of {n} comment', other: 'A campaign of {n} comments' }, back: 'All campaigns', comments: 'Its comments, in the order they were written',
    standing: 'What comes next of it', stands: { approve: 'is not held', reject: 'is rejected', spam: 'is filed as spam' }, until: 'until {at}', takeBack: 'End this and undo', takeBackTitle: 'Undo this decision?',
    takeBackText: 'The comments it decided go back to what they were, except those somebody has changed since, and the next ones are no longer decided.',
    decideAll: { approve: 'Approve all', reject: 'Reject all', spam: 'File all as spam' },
    decideTitle: {
      approve: { one: 'Approve {n} comment?', other: 'Approve {n} comments?' }, reject: { one: 'Reject {n} comment?', other: 'Reject {n} comments?' }, spam: { one: 'File {n} comment as spam?', other: 'File {n} comments as spam?' },
    },
    now: 'As they stand now', go: { approve: 'Approve them', reject: 'Reject them', spam: 'File them as spam' },
    holdNext: 'Do the same with the next comments of this campaign', untilLabel: 'Until', untilHint: 'Leave empty to keep it until you end it.', working: 'Deciding…',
    result: 'What the decision did', undoResult: 'What the undo did',
    done: { one: '{n} comment decided', other: '{n} comments decided' }, unchanged: { one: '{n} stood so already', other: '{n} stood so already' },
    stale: { one: '{n} changed by a colleague meanwhile and left alone', other: '{n} changed by colleagues meanwhile and left alone' }, notAllowed: { one: '{n} removed by its author', other: '{n} removed by their authors' },
    undone: { one: '{n} comment put back', other: '{n} comments put back' }, undo: 'Undo the decision', dismiss: 'Hide the result', past: 'What has been decided of it',
  },
  fr: {
    about: 'Des commentaires qui disent presque la même chose sous plusieurs plumes, montrés et traités ensemble.', state: 'État', states: { open: 'À traiter', decided: 'Traitées' },
    none: 'Aucune campagne : ces jours-ci, personne n’a écrit en nombre la même chose.', noneOfState: 'Aucune campagne dans cet état.', noneOfComment: 'Ce commentaire ne fait partie d’aucune campagne.',
    authors: { one: '{n} auteur', many: '{n} auteurs', other: '{n} auteurs' }, first: 'Le premier', last: 'Le dernier', open: 'Ouvrir la campagne', example: 'Exemple', noExample: 'Les commentaires de cette campagne ont été supprimés.',
    title: { one: 'Une campagne de {n} commentaire', many: 'Une campagne de {n} commentaires', other: 'Une campagne de {n} commentaires' }, back: 'Toutes les campagnes', comments: 'Ses commentaires, dans l’ordre où ils ont été écrits',
    standing: 'La suite de la campagne', stands: { approve: 'n’est pas retenue', reject: 'est rejetée', spam: 'est classée comme spam' }, until: 'jusqu’au {at}', takeBack: 'Y mettre fin et annuler', takeBackTitle: 'Annuler cette décision ?',
    takeBackText: 'Les commentaires concernés reviennent à leur état antérieur, sauf ceux modifiés depuis, et les prochains ne sont plus traités d’office.',
    decideAll: { approve: 'Tout approuver', reject: 'Tout rejeter', spam: 'Tout classer comme spam' },
    decideTitle: {
      approve: { one: 'Approuver {n} commentaire ?', many: 'Approuver {n} commentaires ?', other: 'Approuver {n} commentaires ?' },
      reject: { one: 'Rejeter {n} commentaire ?', many: 'Rejeter {n} commentaires ?', other: 'Rejeter {n} commentaires ?' },
      spam: { one: 'Classer {n} commentaire comme spam ?', many: 'Classer {n} commentaires comme spam ?', other: 'Classer {n} commentaires comme spam ?' },
    },
    now: 'Leur état actuel', go: { approve: 'Les approuver', reject: 'Les rejeter', spam: 'Les classer comme spam' },
    holdNext: 'Faire de même avec les prochains commentaires de la campagne', untilLabel: 'Jusqu’au', untilHint: 'Laissez vide pour que cela dure jusqu’à ce que vous y mettiez fin.', working: 'Décision en cours…',
    result: 'Résultat de la décision', undoResult: 'Résultat de l’annulation',
    done: { one: '{n} commentaire traité', many: '{n} commentaires traités', other: '{n} commentaires traités' }, unchanged: { one: '{n} était déjà dans cet état', many: '{n} étaient déjà dans cet état', other: '{n} étaient déjà dans cet état' },
    stale: { one: '{n} modifié entre-temps par un collègue et laissé tel quel', many: '{n} modifiés entre-temps par des collègues et laissés tels quels', other: '{n} modifiés entre-temps par des collègues et laissés tels quels' },
    notAllowed: { one: '{n} supprimé par son auteur', many: '{n} supprimés par leurs auteurs', other: '{n} supprimés par leurs auteurs' },
    undone: { one: '{n} commentaire rétabli', many: '{n} commentaires rétablis', other: '{n} commentaires rétablis' }, undo: 'Annuler la décision', dismiss: 'Masquer le résultat', past: 'Ce qui en a été décidé',
  },
};
