// The records of consent at the desk in three languages: finding, proving, exporting, purging.
import type { Lang } from '../index.ts';
import type { Forms } from '../words.ts';

export type ConsentRecordsTexts = {
  about: string; filters: string; action: string; language: string; revision: string; surface: string; surfaceHint: string; subject: string; subjectHint: string; from: string; to: string; apply: string; clear: string;
  byId: string; byIdHint: string; find: string; nothing: string; nothingFiltered: string; shortPage: string;
  details: string; detailsOf: string; record: string; at: string; expires: string; granted: string; refused: string; services: string; nobody: string; subjectErased: string; allOfSubject: string; gpc: string; region: string; agent: string; unknown: string; hash: string;
  words: string; wordsText: string; noWords: string;
  exports: string; exportsText: string; asNdjson: string; asCsv: string;
  chain: string; chainText: string; verify: string; verifying: string; sound: string; soundCount: Forms; sealed: string; nothingSealed: string; anchor: Forms; broken: string; faultAt: string; brokenTodo: string;
  faults: Record<'changed' | 'missing' | 'inserted' | 'reordered' | 'anchor', string>;
  purge: string; purgeText: string; before: string; beforeHint: string; tryIt: string; would: Forms; wouldNone: string; links: Forms; through: string; purgeNow: string; purgeAsk: string; purgeFinal: string; purged: Forms; subjects: Forms;
};

export const consentRecordsTexts: Record<Lang, ConsentRecordsTexts> = {
  ar: {
    about: 'كل سجل اختيارٌ واحد كما وقع، بلا عنوان ولا هوية. لا يتغير بعد كتابته.', filters: 'تصفية', action: 'الفعل', language: 'اللغة', revision: 'المراجعة', surface: 'الموضع', surfaceHint: 'مثل banner أو settings', subject: 'صاحب الاختيار',
    subjectHint: 'الرمز كما يظهر في السجلات', from: 'من يوم', to: 'إلى يوم', apply: 'اعرض', clear: 'بلا تصفية', byId: 'رقم الإيصال', byIdHint: 'يبدأ بـ ⁦r_⁩، وهو عند الزائر على إيصاله', find: 'ابحث',
    nothing: 'لم يُسجَّل أي اختيار بعد.', nothingFiltered: 'لا سجلات بهذه التصفية.', shortPage: 'لا شيء في هذا الجزء؛ قد يكون في ما قبله.',
    details: 'التفاصيل', detailsOf: 'تفاصيل {id}', record: 'السجل {id}', at: 'الوقت', expires: 'يُسأل من جديد', granted: 'مُنحت', refused: 'رُفضت', services: 'الخدمات الممنوحة', nobody: 'لا شيء', subjectErased: 'طلب صاحبه نسيانه', allOfSubject: 'كل اختيارات صاحبه',
    gpc: 'إشارة GPC', region: 'البلد', agent: 'المتصفح', unknown: 'غير معروف', hash: 'بصمة النص', words: 'الكلمات التي رآها', wordsText: 'النص نفسه الذي خُدم، حرفا حرفا.', noWords: 'جاء الاختيار من نافذة لا نعرف نصها: يثبت السجل الاختيار، لا الكلمات.',
    exports: 'التصدير', exportsText: 'كل السجلات في المدة المختارة أعلاه، الأحدث أولا. بقية التصفية لا تسري على التصدير.', asNdjson: 'تنزيل NDJSON', asCsv: 'تنزيل CSV',
    chain: 'سلامة السلسلة', chainText: 'تُربط السجلات في سلسلة تكشف أي تعديل أو حذف أو إضافة أو تبديل ترتيب.', verify: 'افحص السلسلة', verifying: 'جار الفحص…', sound: 'السلسلة سليمة.',
    soundCount: { zero: 'لا سجلات فيها بعد.', one: 'فُحص سجل واحد.', two: 'فُحص سجلان.', few: 'فُحصت {n} سجلات.', many: 'فُحص {n} سجلا.', other: 'فُحص {n} سجل.' }, sealed: 'مختومة حتى {at}.', nothingSealed: 'لم يُختم شيء بعد.',
    anchor: { zero: 'حُذف قبلها بعد انقضاء مدتها لا شيء ({day}).', one: 'حُذف قبلها سجل واحد انقضت مدته ({day}).', two: 'حُذف قبلها سجلان انقضت مدتهما ({day}).', few: 'حُذفت قبلها {n} سجلات انقضت مدتها ({day}).', many: 'حُذف قبلها {n} سجلا انقضت مدتها ({day}).', other: 'حُذف قبلها {n} سجل انقضت مدتها ({day}).' },
    broken: 'السلسلة غير سليمة.', faultAt: 'أول خلل في الحلقة {link}', brokenTodo: 'لا تحذف شيئا: هذا دليل. قارن بنسخة احتياطية وبآخر مرساة محفوظة خارج الخادم.',
    faults: { changed: 'عُدّل سجل بعد كتابته', missing: 'سجل ناقص', inserted: 'سجل أُضيف من خارج السلسلة', reordered: 'سجلات بُدّل ترتيبها', anchor: 'المرساة لا تطابق ما بعدها' },
    purge: 'حذف القديم', purgeText: 'يحذف الخادم كل يوم ما تجاوز مدة الاحتفاظ. هنا تحذف أقدم من ذلك بيدك: جرّب أولا، فالتجربة لا تحذف شيئا.', before: 'ما قبل يوم', beforeHint: 'تُحذف الحلقات الكاملة فقط، فقد يبقى بعض ما قبله.', tryIt: 'جرّب دون حذف',
    would: { zero: 'لن يُحذف أي سجل', one: 'سيُحذف سجل واحد', two: 'سيُحذف سجلان', few: 'ستُحذف {n} سجلات', many: 'سيُحذف {n} سجلا', other: 'سيُحذف {n} سجل' }, wouldNone: 'لا شيء أقدم من ذلك يمكن حذفه.',
    links: { zero: 'لا حلقات', one: 'في حلقة واحدة', two: 'في حلقتين', few: 'في {n} حلقات', many: 'في {n} حلقة', other: 'في {n} حلقة' }, through: 'حتى {at}', purgeNow: 'احذف نهائيا', purgeAsk: 'أتحذف هذه السجلات نهائيا؟',
    purgeFinal: 'لا تُستعاد، ولا يثبت ما فيها بعد ذلك إلا إيصالات أخذها أصحابها من قبل. تبقى السلسلة قابلة للفحص، ويُسجَّل الحذف في سجل القرارات.',
    purged: { zero: 'لم يُحذف أي سجل.', one: 'حُذف سجل واحد.', two: 'حُذف سجلان.', few: 'حُذفت {n} سجلات.', many: 'حُذف {n} سجلا.', other: 'حُذف {n} سجل.' },
    subjects: { zero: '', one: 'ومعه صاحب اختيار واحد.', two: 'ومعها صاحبا اختيار.', few: 'ومعها {n} أصحاب اختيار.', many: 'ومعها {n} صاحب اختيار.', other: 'ومعها {n} صاحب اختيار.' },
  },
  en: {
    about: 'Each record is one choice as it was made, without address or identity. It never changes once written.', filters: 'Filter', action: 'Act', language: 'Language', revision: 'Revision', surface: 'Place', surfaceHint: 'Such as banner or settings', subject: 'Subject',
    subjectHint: 'The handle, as records show it', from: 'From day', to: 'To day', apply: 'Show', clear: 'No filter', byId: 'Receipt number', byIdHint: 'Begins with r_; the visitor has it on their receipt', find: 'Find',
    nothing: 'No choice has been recorded yet.', nothingFiltered: 'No records with this filter.', shortPage: 'Nothing in this part; there may be some before it.',
    details: 'Details', detailsOf: 'Details of {id}', record: 'Record {id}', at: 'Time', expires: 'Asked again', granted: 'Granted', refused: 'Refused', services: 'Services granted', nobody: 'Nothing', subjectErased: 'Whose it was asked to be forgotten', allOfSubject: 'All choices of this subject',
    gpc: 'GPC signal', region: 'Country', agent: 'Browser', unknown: 'Unknown', hash: 'Hash of the text', words: 'The words that were seen', wordsText: 'The very text that was served, to the letter.', noWords: 'The choice came from a banner whose text is not known here: the record proves the choice, not the words.',
    exports: 'Export', exportsText: 'All records of the days chosen above, newest first. The other filters do not apply to it.', asNdjson: 'Download NDJSON', asCsv: 'Download CSV',
    chain: 'Integrity of the chain', chainText: 'Records are bound into a chain that shows any change, removal, insertion or reordering.', verify: 'Verify the chain', verifying: 'Verifying…', sound: 'The chain is sound.',
    soundCount: { one: '{n} record was verified.', other: '{n} records were verified.' }, sealed: 'Sealed up to {at}.', nothingSealed: 'Nothing is sealed yet.',
    anchor: { one: '{n} older record was deleted after its time ({day}).', other: '{n} older records were deleted after their time ({day}).' }, broken: 'The chain is not sound.', faultAt: 'First fault in link {link}', brokenTodo: 'Delete nothing: this is evidence. Compare with a backup and with the last anchor kept outside this server.',
    faults: { changed: 'a record was changed after it was written', missing: 'a record is missing', inserted: 'a record was inserted from outside the chain', reordered: 'records were reordered', anchor: 'the anchor does not match what follows it' },
    purge: 'Delete old records', purgeText: 'The server deletes what is past its keeping time every day. Here you delete by hand: try it first, which deletes nothing.', before: 'Before day', beforeHint: 'Only whole links go, so some from before that day may stay.', tryIt: 'Try without deleting',
    would: { one: '{n} record would be deleted', other: '{n} records would be deleted' }, wouldNone: 'Nothing older than that can be deleted.', links: { one: 'in {n} link', other: 'in {n} links' }, through: 'up to {at}', purgeNow: 'Delete for good', purgeAsk: 'Delete these records for good?',
    purgeFinal: 'They cannot be brought back, and only receipts fetched before then prove what was in them. The chain still verifies, and the audit log tells of the deletion.',
    purged: { one: '{n} record was deleted.', other: '{n} records were deleted.' }, subjects: { one: '{n} subject went with it.', other: '{n} subjects went with them.' },
  },
  fr: {
    about: 'Chaque enregistrement est un choix tel qu’il a été fait, sans adresse ni identité. Il ne change plus une fois écrit.', filters: 'Filtrer', action: 'Acte', language: 'Langue', revision: 'Révision', surface: 'Emplacement', surfaceHint: 'Par exemple banner ou settings', subject: 'Sujet',
    subjectHint: 'L’identifiant opaque, tel que les enregistrements le montrent', from: 'Du', to: 'Au', apply: 'Afficher', clear: 'Sans filtre', byId: 'Numéro de reçu', byIdHint: 'Commence par r_ ; le visiteur l’a sur son reçu', find: 'Chercher',
    nothing: 'Aucun choix n’a encore été enregistré.', nothingFiltered: 'Aucun enregistrement avec ce filtre.', shortPage: 'Rien dans cette partie ; il peut y en avoir avant.',
    details: 'Détails', detailsOf: 'Détails de {id}', record: 'Enregistrement {id}', at: 'Moment', expires: 'Redemandé', granted: 'Accordé', refused: 'Refusé', services: 'Services accordés', nobody: 'Rien', subjectErased: 'Son auteur a demandé l’oubli', allOfSubject: 'Tous les choix de ce sujet',
    gpc: 'Signal GPC', region: 'Pays', agent: 'Navigateur', unknown: 'Inconnu', hash: 'Empreinte du texte', words: 'Les mots qui ont été vus', wordsText: 'Le texte même qui a été servi, à la lettre près.', noWords: 'Le choix vient d’un bandeau dont le texte n’est pas connu ici : l’enregistrement prouve le choix, non les mots.',
    exports: 'Export', exportsText: 'Tous les enregistrements des jours choisis ci-dessus, les plus récents d’abord. Les autres filtres ne s’y appliquent pas.', asNdjson: 'Télécharger en NDJSON', asCsv: 'Télécharger en CSV',
    chain: 'Intégrité de la chaîne', chainText: 'Les enregistrements sont liés en une chaîne qui révèle toute modification, suppression, insertion ou réorganisation.', verify: 'Vérifier la chaîne', verifying: 'Vérification…', sound: 'La chaîne est intègre.',
    soundCount: { one: '{n} enregistrement vérifié.', many: '{n} d’enregistrements vérifiés.', other: '{n} enregistrements vérifiés.' }, sealed: 'Scellée jusqu’au {at}.', nothingSealed: 'Rien n’est encore scellé.',
    anchor: { one: '{n} enregistrement plus ancien a été supprimé à son terme ({day}).', many: '{n} d’enregistrements plus anciens ont été supprimés à leur terme ({day}).', other: '{n} enregistrements plus anciens ont été supprimés à leur terme ({day}).' }, broken: 'La chaîne n’est pas intègre.', faultAt: 'Premier défaut au maillon {link}', brokenTodo: 'Ne supprimez rien : c’est une preuve. Comparez avec une sauvegarde et avec la dernière ancre gardée hors de ce serveur.',
    faults: { changed: 'un enregistrement a été modifié après son écriture', missing: 'un enregistrement manque', inserted: 'un enregistrement a été inséré hors de la chaîne', reordered: 'des enregistrements ont été réordonnés', anchor: 'l’ancre ne correspond pas à ce qui la suit' },
    purge: 'Supprimer les anciens', purgeText: 'Le serveur supprime chaque jour ce qui a dépassé sa durée de conservation. Ici vous supprimez à la main : essayez d’abord, l’essai ne supprime rien.', before: 'Avant le', beforeHint: 'Seuls des maillons entiers partent : une partie de ce qui précède ce jour peut rester.', tryIt: 'Essayer sans supprimer',
    would: { one: '{n} enregistrement serait supprimé', many: '{n} d’enregistrements seraient supprimés', other: '{n} enregistrements seraient supprimés' }, wouldNone: 'Rien de plus ancien ne peut être supprimé.', links: { one: 'dans {n} maillon', many: 'dans {n} de maillons', other: 'dans {n} maillons' }, through: 'jusqu’au {at}', purgeNow: 'Supprimer définitivement', purgeAsk: 'Supprimer définitivement ces enregistrements ?',
    purgeFinal: 'Ils ne peuvent pas être rétablis, et seuls les reçus retirés auparavant prouvent leur contenu. La chaîne reste vérifiable, et le journal des décisions garde trace de la suppression.',
    purged: { one: '{n} enregistrement supprimé.', many: '{n} d’enregistrements supprimés.', other: '{n} enregistrements supprimés.' }, subjects: { one: '{n} sujet est parti avec lui.', many: '{n} de sujets sont partis avec eux.', other: '{n} sujets sont partis avec eux.' },
  },
};
