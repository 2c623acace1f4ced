// The figures of consent at the desk in three languages.
import type { Lang } from '../index.ts';
import type { Forms } from '../words.ts';

export type ConsentAct = 'accept_all' | 'reject_all' | 'custom' | 'withdraw';
export type ConsentStatsTexts = {
  from: string; to: string; by: string; kinds: Record<'day' | 'lang' | 'revision' | 'surface', string>; zone: string;
  acts: Record<ConsentAct, string>; shares: { accept: string; custom: string; reject: string };
  choices: Forms; choicesHidden: string; nothing: string; chart: string; chartText: string; table: string; total: string; all: string; granted: string; grantedOf: string;
  few: string; fewWhy: string; hidden: string; hiddenWhy: string; why: string; noneThen: string; surfaces: Record<string, string>;
};

export const consentStatsTexts: Record<Lang, ConsentStatsTexts> = {
  ar: {
    from: 'من يوم', to: 'إلى يوم', by: 'التقسيم', kinds: { day: 'حسب اليوم', lang: 'حسب اللغة', revision: 'حسب المراجعة', surface: 'حسب الموضع' }, zone: 'الأيام بتوقيت {zone}.',
    acts: { accept_all: 'قبول الكل', reject_all: 'رفض الكل', custom: 'اختيار مفصّل', withdraw: 'سحب الموافقة' }, shares: { accept: 'القبول', custom: 'الاختيار المفصّل', reject: 'الرفض' },
    choices: { zero: 'لا اختيارات', one: 'اختيار واحد', two: 'اختياران', few: '{n} اختيارات', many: '{n} اختيارا', other: '{n} اختيار' }, choicesHidden: 'مجموع الاختيارات مخفي: فيه خانة دون العشرة.',
    nothing: 'لا اختيارات في هذه المدة.', chart: 'حصص القبول والرفض', chartText: 'حصص القبول والاختيار المفصّل والرفض {by}. الأرقام في الجدول أدناه.', table: 'الأرقام', total: 'المجموع', all: 'الكل', granted: 'الفئات الممنوحة', grantedOf: 'مُنحت: {key}',
    few: '<10', fewWhy: 'من 1 إلى 9: لا يُعرض العدد نفسه.', hidden: 'مخفي', hiddenWhy: 'لو عُرض لعُرف منه عدد أقل من عشرة.',
    why: 'لا تُعرض أعداد دون العشرة، ولا ما تُعرف منه، كي لا يدل رقم على شخص. «مخفي» لا يعني أن العدد صغير: قد يكون كبيرا وفيه جزء صغير.', noneThen: 'لا اختيارات', surfaces: { banner: 'شريط الموافقة', settings: 'الإعدادات', placeholder: 'محتوى محجوب', other: 'موضع آخر' },
  },
  en: {
    from: 'From day', to: 'To day', by: 'Split', kinds: { day: 'By day', lang: 'By language', revision: 'By revision', surface: 'By place' }, zone: 'Days in {zone} time.',
    acts: { accept_all: 'Accept all', reject_all: 'Reject all', custom: 'Chosen one by one', withdraw: 'Withdrawn' }, shares: { accept: 'Accepted', custom: 'One by one', reject: 'Refused' },
    choices: { one: '{n} choice', other: '{n} choices' }, choicesHidden: 'The sum of choices is hidden: a cell of it is under ten.',
    nothing: 'No choices in this time.', chart: 'Shares of acceptance and refusal', chartText: 'Shares of acceptance, one-by-one choices and refusal {by}. The table below has the figures.', table: 'Figures', total: 'Total', all: 'All', granted: 'Categories granted', grantedOf: 'Granted: {key}',
    few: '<10', fewWhy: '1 to 9: the number itself is not shown.', hidden: 'hidden', hiddenWhy: 'It would tell of a number under ten.',
    why: 'Numbers under ten are not shown, nor what would tell of them, so that no figure points at a person. “Hidden” does not mean small: a large number may have a small part in it.', noneThen: 'No choices', surfaces: { banner: 'Banner', settings: 'Settings', placeholder: 'Blocked content', other: 'Elsewhere' },
  },
  fr: {
    from: 'Du', to: 'Au', by: 'Répartition', kinds: { day: 'Par jour', lang: 'Par langue', revision: 'Par révision', surface: 'Par emplacement' }, zone: 'Jours à l’heure de {zone}.',
    acts: { accept_all: 'Tout accepter', reject_all: 'Tout refuser', custom: 'Choix détaillé', withdraw: 'Retrait' }, shares: { accept: 'Acceptation', custom: 'Choix détaillé', reject: 'Refus' },
    choices: { one: '{n} choix', many: '{n} de choix', other: '{n} choix' }, choicesHidden: 'La somme des choix est masquée : une de ses cases est inférieure à dix.',
    nothing: 'Aucun choix sur cette période.', chart: 'Parts d’acceptation et de refus', chartText: 'Parts d’acceptation, de choix détaillés et de refus {by}. Les chiffres sont dans le tableau ci-dessous.', table: 'Chiffres', total: 'Total', all: 'Ensemble', granted: 'Catégories accordées', grantedOf: 'Accordé : {key}',
    few: '<10', fewWhy: 'De 1 à 9 : le nombre lui-même n’est pas montré.', hidden: 'masqué', hiddenWhy: 'Il révélerait un nombre inférieur à dix.',
    why: 'Les nombres inférieurs à dix ne sont pas montrés, ni ce qui les révélerait, afin qu’aucun chiffre ne désigne une personne. « Masqué » ne veut pas dire petit : un grand nombre peut avoir une petite partie.', noneThen: 'Aucun choix', surfaces: { banner: 'Bandeau', settings: 'Réglages', placeholder: 'Contenu bloqué', other: 'Ailleurs' },
  },
};
