// Sanctions in three languages: whom they meet, why and until when, and what making, changing and lifting one says.
import type { Lang } from '../index.ts';
import type { Forms } from '../words.ts';

export type Kind = 'ban' | 'premoderate';
export type TargetType = 'author' | 'email' | 'email_domain' | 'address_prefix';

export type SanctionsTexts = {
  about: string; add: string; addTitle: string; create: string; none: string; noneSuch: string;
  kind: string; kinds: Record<Kind, string>; kindHints: Record<Kind, string>;
  target: string; types: Record<TargetType, string>; typeHints: Record<TargetType, string>; gone: string;
  reason: string; note: string; noteHint: string; ends: string; endChoices: Record<'day' | 'week' | 'month' | 'never' | 'date', string>; endDate: string; networkEnds: string;
  tell: string; tellHint: string; since: string; sinceChoices: Record<'no' | 'day' | 'week' | 'month' | 'all', string>;
  state: string; states: Record<'active' | 'over', string>; now: Record<'active' | 'expired' | 'lifted', string>;
  until: string; untilLifted: string; ended: string; liftedBy: string; told: string; notTold: string; madeBy: string;
  change: string; changeTitle: string; keepEnd: string; lift: string; liftTitle: string; liftText: string;
  created: string; createdJobs: Forms; toJobs: string; changed: string; lifted: string; back: string;
};

export const sanctionsTexts: Record<Lang, SanctionsTexts> = {
  ar: {
    about: 'ما يقرره المشرفون في كاتب قبل أن يكتب: إما منعه وإما توقيف ما يكتبه للمراجعة. لا عقوبة سرية.', add: 'عقوبة جديدة', addTitle: 'عقوبة جديدة', create: 'افرض العقوبة',
    none: 'لا عقوبات في هذا الموقع.', noneSuch: 'لا عقوبات توافق هذا الاختيار.',
    kind: 'النوع', kinds: { ban: 'منع', premoderate: 'مراجعة مسبقة' }, kindHints: { ban: 'تُرفض تعليقاته وتعديلاته وبلاغاته ويُقال له ذلك.', premoderate: 'يُوقف ما يكتبه حتى يراجعه مشرف.' },
    target: 'على من؟', types: { author: 'كاتب', email: 'بريد إلكتروني', email_domain: 'نطاق بريد', address_prefix: 'شبكة' },
    typeHints: { author: 'معرّف الكاتب كما في صفحته، مثل a_7f3.', email: 'يشمل كل من يكتب بهذا البريد.', email_domain: 'النطاق وما تحته، مثل mail.example.', address_prefix: 'كما تظهر في صفحة التعليق، مثل 203.0.113.0/24. الشبكة أناس كثيرون: المراجعة المسبقة أولى من المنع.' },
    gone: 'شبكة لم تعد محفوظة', reason: 'السبب', note: 'ملاحظة للزملاء', noteHint: 'لا يراها القراء.',
    ends: 'المدة', endChoices: { day: 'يوم', week: 'أسبوع', month: 'ثلاثون يوما', never: 'حتى تُرفع', date: 'حتى تاريخ أختاره' }, endDate: 'تنتهي في', networkEnds: 'لا تتجاوز عقوبة الشبكة مدة حفظ العناوين في هذا الموقع.',
    tell: 'يُخبَر الكاتب بالسبب وبموعد انتهائها', tellHint: 'من غير ذلك يُقال له إنه ممنوع فحسب.',
    since: 'ارفض ما كتبه من قبل', sinceChoices: { no: 'لا', day: 'آخر يوم', week: 'آخر أسبوع', month: 'آخر ثلاثين يوما', all: 'كل ما كتبه' },
    state: 'الحالة', states: { active: 'سارية', over: 'منتهية ومرفوعة' }, now: { active: 'سارية', expired: 'انتهت', lifted: 'رُفعت' },
    until: 'تنتهي في {at}', untilLifted: 'سارية حتى تُرفع', ended: 'انتهت في {at}', liftedBy: 'رفعها', told: 'أُخبر الكاتب بالسبب', notTold: 'لم يُخبَر الكاتب بالسبب', madeBy: 'فرضها',
    change: 'عدّل', changeTitle: 'تعديل العقوبة', keepEnd: 'كما هي', lift: 'ارفع العقوبة', liftTitle: 'رفع هذه العقوبة؟', liftText: 'يعود من شملته إلى الكتابة كغيره في الحال. تبقى العقوبة في السجل.',
    created: 'فُرضت العقوبة.', createdJobs: { zero: 'فُرضت العقوبة.', one: 'فُرضت العقوبة، وبدأ عمل جماعي يرفض ما كُتب من قبل.', two: 'فُرضت العقوبة، وبدأ عملان جماعيان يرفضان ما كُتب من قبل.', few: 'فُرضت العقوبة، وبدأت {n} أعمال جماعية ترفض ما كُتب من قبل.', many: 'فُرضت العقوبة، وبدأ {n} عملا جماعيا يرفض ما كُتب من قبل.', other: 'فُرضت العقوبة، وبدأ {n} عمل جماعي يرفض ما كُتب من قبل.' },
    toJobs: 'تابع رفضها في الأعمال الجماعية', changed: 'عُدّلت العقوبة.', lifted: 'رُفعت العقوبة.', back: 'عادت العقوبة سارية.',
  },
  en: {
    about: 'What the desk has decided of a writer beforehand: to refuse what they write, or to hold it for review. No sanction is secret.', add: 'New sanction', addTitle: 'New sanction', create: 'Impose the sanction',
    none: 'There are no sanctions on this site.', noneSuch: 'No sanctions fit this choice.',
    kind: 'Kind', kinds: { ban: 'Ban', premoderate: 'Premoderation' }, kindHints: { ban: 'Comments, edits and reports are refused, and they are told.', premoderate: 'What they write waits until somebody has read it.' },
    target: 'On whom?', types: { author: 'Author', email: 'Email', email_domain: 'Email domain', address_prefix: 'Network' },
    typeHints: { author: 'The author’s id as on their page, such as a_7f3.', email: 'Meets everybody who writes with this email.', email_domain: 'The domain and all below it, such as mail.example.', address_prefix: 'As a comment’s page shows it, such as 203.0.113.0/24. A network is many people: prefer premoderation.' },
    gone: 'a network no longer kept', reason: 'Reason', note: 'Note for colleagues', noteHint: 'Readers do not see it.',
    ends: 'For how long', endChoices: { day: 'One day', week: 'One week', month: 'Thirty days', never: 'Until lifted', date: 'Until a date I choose' }, endDate: 'Ends on', networkEnds: 'On a network it lasts no longer than this site keeps addresses.',
    tell: 'Tell the author the reason and when it ends', tellHint: 'Otherwise they only read that they are banned.',
    since: 'Reject what they wrote before', sinceChoices: { no: 'No', day: 'The last day', week: 'The last week', month: 'The last thirty days', all: 'All they wrote' },
    state: 'State', states: { active: 'In force', over: 'Expired or lifted' }, now: { active: 'In force', expired: 'Expired', lifted: 'Lifted' },
    until: 'Ends {at}', untilLifted: 'In force until lifted', ended: 'Ended {at}', liftedBy: 'Lifted by', told: 'The author is told the reason', notTold: 'The author is not told the reason', madeBy: 'Imposed by',
    change: 'Change', changeTitle: 'Change the sanction', keepEnd: 'As it is', lift: 'Lift', liftTitle: 'Lift this sanction?', liftText: 'Whom it met may write like everybody else at once. The sanction stays on record.',
    created: 'The sanction is in force.', createdJobs: { one: 'The sanction is in force; {n} bulk job rejects what was written before.', other: 'The sanction is in force; {n} bulk jobs reject what was written before.' },
    toJobs: 'Follow that under bulk work', changed: 'The sanction is changed.', lifted: 'The sanction is lifted.', back: 'The sanction is in force again.',
  },
  fr: {
    about: 'Ce que l’équipe a décidé d’avance au sujet d’un auteur : refuser ce qu’il écrit ou le retenir pour relecture. Aucune sanction n’est secrète.', add: 'Nouvelle sanction', addTitle: 'Nouvelle sanction', create: 'Imposer la sanction',
    none: 'Aucune sanction sur ce site.', noneSuch: 'Aucune sanction ne correspond à ce choix.',
    kind: 'Type', kinds: { ban: 'Exclusion', premoderate: 'Relecture préalable' }, kindHints: { ban: 'Commentaires, modifications et signalements sont refusés, et l’auteur le sait.', premoderate: 'Ce qu’il écrit attend d’être relu.' },
    target: 'Qui ?', types: { author: 'Auteur', email: 'Adresse e-mail', email_domain: 'Domaine d’e-mail', address_prefix: 'Réseau' },
    typeHints: { author: 'L’identifiant de l’auteur, tel qu’il figure sur sa page, par exemple a_7f3.', email: 'Vise quiconque écrit avec cette adresse.', email_domain: 'Le domaine et tout ce qui est en dessous, par exemple mail.example.', address_prefix: 'Tel que la page d’un commentaire l’affiche, par exemple 203.0.113.0/24. Un réseau, c’est beaucoup de monde : préférez la relecture.' },
    gone: 'un réseau qui n’est plus conservé', reason: 'Motif', note: 'Note pour l’équipe', noteHint: 'Les lecteurs ne la voient pas.',
    ends: 'Durée', endChoices: { day: 'Un jour', week: 'Une semaine', month: 'Trente jours', never: 'Jusqu’à la levée', date: 'Jusqu’à une date choisie' }, endDate: 'Prend fin le', networkEnds: 'Sur un réseau, elle ne dure pas plus longtemps que la conservation des adresses sur ce site.',
    tell: 'Dire à l’auteur le motif et la date de fin', tellHint: 'Sinon il lit seulement qu’il est exclu.',
    since: 'Refuser ce qui a déjà été écrit', sinceChoices: { no: 'Non', day: 'Le dernier jour', week: 'La dernière semaine', month: 'Les trente derniers jours', all: 'Tout' },
    state: 'État', states: { active: 'En vigueur', over: 'Expirées ou levées' }, now: { active: 'En vigueur', expired: 'Expirée', lifted: 'Levée' },
    until: 'Prend fin le {at}', untilLifted: 'En vigueur jusqu’à la levée', ended: 'A pris fin le {at}', liftedBy: 'Levée par', told: 'Le motif est dit à l’auteur', notTold: 'Le motif n’est pas dit à l’auteur', madeBy: 'Imposée par',
    change: 'Modifier', changeTitle: 'Modifier la sanction', keepEnd: 'Inchangée', lift: 'Lever', liftTitle: 'Lever cette sanction ?', liftText: 'Les personnes visées peuvent de nouveau écrire comme tout le monde. La sanction reste dans l’historique.',
    created: 'La sanction est en vigueur.', createdJobs: { one: 'La sanction est en vigueur ; {n} traitement groupé refuse ce qui a déjà été écrit.', many: 'La sanction est en vigueur ; {n} traitements groupés refusent ce qui a déjà été écrit.', other: 'La sanction est en vigueur ; {n} traitements groupés refusent ce qui a déjà été écrit.' },
    toJobs: 'Suivre cela dans les traitements groupés', changed: 'La sanction est modifiée.', lifted: 'La sanction est levée.', back: 'La sanction est de nouveau en vigueur.',
  },
};
