// The word list's view in three languages. `{}` stands for what people wrote.
import type { Lang } from '../index.ts';
import type { Forms } from '../words.ts';

export type WordsTexts = {
  about: string; list: string; search: string; terms: Forms; found: Forms; noneYet: string; noneFound: string; moreTerms: string;
  addTerm: string; editTerm: string; editOf: string; removeOf: string; term: string; termHint: string; match: string; matches: Record<'word' | 'phrase' | 'prefix', string>;
  action: string; actions: Record<'hold' | 'reject' | 'spam', string>; except: string; exceptHint: string; exceptions: string; andMore: Forms; note: string; noteHint: string;
  added: string; changed: string; removed: string; putBack: string; there: string;
  exportCsv: string; importCsv: string; file: string; fileHint: string; replace: string; replaceAsk: string; lines: Forms; imported: string; notUtf8: string; tooLarge: string;
  wrongRows: Forms; line: string; inColumn: string; nothingChanged: string; columns: Record<'term' | 'match' | 'action' | 'except' | 'note', string>; rowCodes: { exists: string; invalid: string; unknown_field: string; required: string };
  starter: string; starterAbout: string; starterLang: string; addStarter: string; starterAdded: Forms; starterNone: string;
  versions: string; versionsAbout: string; version: string; acts: Record<'add' | 'change' | 'delete' | 'import' | 'restore' | 'starter', string>; restoredOf: string; size: Forms;
  kinds: Record<'added' | 'changed' | 'removed', Forms>; kindOf: Record<'added' | 'changed' | 'removed', string>; current: string; restore: string; restored: string; changedSince: string; noVersions: string; differences: string;
  tryIt: string; tryText: string; tryHint: string; judging: string; verdicts: Record<'approve' | 'hold' | 'reject' | 'spam', string>; findings: Record<'approve' | 'hold' | 'reject' | 'spam', string>;
  certainty: string; degrees: Record<'low' | 'middle' | 'high', string>; score: string; nothingFound: string; reasons: string; asRead: string; words: string; byTerms: string;
  proposal: string; addExcept: string; excepted: string;
};

export const wordsTexts: Record<Lang, WordsTexts> = {
  ar: {
    about: 'يُبحث في كل تعليق عن عبارات هذه القائمة كلمات كاملة، مهما مُطّت أو شُكّلت أو فُرّقت حروفها. وإن وُجد أكثر من عبارة أُخذ بأشدّها إجراءً.',
    list: 'العبارات', search: 'ابحث في القائمة',
    terms: { zero: 'لا عبارات', one: 'عبارة واحدة', two: 'عبارتان', few: '{n} عبارات', many: '{n} عبارة', other: '{n} عبارة' },
    found: { zero: 'لم يُعثر على شيء', one: 'عُثر على عبارة واحدة', two: 'عُثر على عبارتين', few: 'عُثر على {n} عبارات', many: 'عُثر على {n} عبارة', other: 'عُثر على {n} عبارة' },
    noneYet: 'القائمة فارغة. أضف عبارة، أو ابدأ من القائمة الأولية.', noneFound: 'لا عبارة تطابق ما تبحث عنه.', moreTerms: 'أظهر المزيد',
    addTerm: 'أضف عبارة', editTerm: 'تعديل العبارة', editOf: 'عدّل {}', removeOf: 'احذف {}', term: 'العبارة', termHint: 'كلمة أو عبارة كما يكتبها الناس. لا حاجة إلى صيغها المشكولة أو الممطوطة.',
    match: 'كيف تُطابَق', matches: { word: 'كلمة', phrase: 'عبارة من كلمات متتالية', prefix: 'أول الكلمة' },
    action: 'ما يُفعل بالتعليق', actions: { hold: 'يُحتجز للمراجعة', reject: 'يُرفض', spam: 'يُعدّ رسالة مزعجة' },
    except: 'كلمات بريئة تُستثنى', exceptHint: 'كلمة في كل سطر، مثل «جماعة» للعبارة «جماع».', exceptions: 'ما عدا:',
    andMore: { zero: '', one: 'وكلمة أخرى', two: 'وكلمتان أخريان', few: 'و{n} كلمات أخرى', many: 'و{n} كلمة أخرى', other: 'و{n} كلمة أخرى' },
    note: 'ملاحظة للفريق', noteHint: 'لا يراها القراء.',
    added: 'أُضيفت {}.', changed: 'عُدّلت {}.', removed: 'حُذفت {}.', putBack: 'أُعيدت {}.', there: 'هذه العبارة في القائمة من قبل بطريقة المطابقة نفسها. ابحث عنها وعدّلها.',
    exportCsv: 'صدّر CSV', importCsv: 'استورد CSV', file: 'ملف CSV', fileHint: 'الأعمدة: term وmatch وaction وexcept وnote، وأولها وحده لازم. احفظ الملف بترميز UTF-8.',
    replace: 'استبدل القائمة', replaceAsk: 'يحل الملف محل القائمة كلها دفعة واحدة. ويمكنك استعادة القائمة الحالية من «الإصدارات».',
    lines: { zero: 'لا أسطر', one: 'سطر واحد', two: 'سطران', few: '{n} أسطر', many: '{n} سطرا', other: '{n} سطر' }, imported: 'استُوردت القائمة.',
    notUtf8: 'الملف ليس بترميز UTF-8. احفظه من برنامج الجداول بصيغة «CSV UTF-8» ثم أعد اختياره.', tooLarge: 'الملف أكبر من 4 ميبيبايت. اختصره ثم أعد اختياره.',
    wrongRows: { zero: 'لا أخطاء', one: 'في الملف خطأ واحد:', two: 'في الملف خطآن:', few: 'في الملف {n} أخطاء:', many: 'في الملف {n} خطأ:', other: 'في الملف {n} خطأ:' },
    line: 'السطر {}', inColumn: 'عمود {}', nothingChanged: 'لم يتغير شيء في القائمة. صحح الملف ثم اختره من جديد.', columns: { term: 'العبارة', match: 'المطابقة', action: 'الإجراء', except: 'الاستثناءات', note: 'الملاحظة' },
    rowCodes: { exists: 'العبارة مكررة في الملف.', invalid: 'السطر أو قيمته غير مفهومة.', unknown_field: 'عمود غير معروف.', required: 'القيمة ناقصة.' },
    starter: 'القائمة الأولية', starterAbout: 'قائمة قصيرة من عندنا تبدأ بها. اقرأها قبل إضافتها؛ ما هو في قائمتك يبقى كما هو.', starterLang: 'لغة القائمة', addStarter: 'أضف ما ينقص',
    starterAdded: { zero: 'لا جديد.', one: 'أُضيفت عبارة واحدة.', two: 'أُضيفت عبارتان.', few: 'أُضيفت {n} عبارات.', many: 'أُضيفت {n} عبارة.', other: 'أُضيفت {n} عبارة.' }, starterNone: 'كل ما فيها موجود في قائمتك.',
    versions: 'الإصدارات', versionsAbout: 'كل تغيير إصدار جديد. استعادة إصدار تعيد القائمة كما كانت عنده، ولا تمحو ما بعده.', version: 'الإصدار {}',
    acts: { add: 'إضافة عبارة', change: 'تعديل عبارة', delete: 'حذف عبارة', import: 'استيراد ملف', restore: 'استعادة إصدار', starter: 'إضافة القائمة الأولية' }, restoredOf: 'استعادة الإصدار {}',
    size: { zero: 'القائمة فارغة', one: 'في القائمة عبارة واحدة', two: 'في القائمة عبارتان', few: 'في القائمة {n} عبارات', many: 'في القائمة {n} عبارة', other: 'في القائمة {n} عبارة' },
    kinds: {
      added: { zero: '', one: 'أُضيفت واحدة', two: 'أُضيفت اثنتان', few: 'أُضيفت {n}', many: 'أُضيفت {n}', other: 'أُضيفت {n}' },
      changed: { zero: '', one: 'عُدّلت واحدة', two: 'عُدّلت اثنتان', few: 'عُدّلت {n}', many: 'عُدّلت {n}', other: 'عُدّلت {n}' },
      removed: { zero: '', one: 'حُذفت واحدة', two: 'حُذفت اثنتان', few: 'حُذفت {n}', many: 'حُذفت {n}', other: 'حُذفت {n}' },
    },
    kindOf: { added: 'أُضيفت', changed: 'عُدّلت', removed: 'حُذفت' }, current: 'الحالي', restore: 'استعد هذا الإصدار', restored: 'عادت القائمة إلى ما كانت عليه في الإصدار {}.', changedSince: 'تغيرت القائمة بعد ذلك، فلم يُتراجع عن شيء. اختر من «الإصدارات» ما تريد استعادته.', noVersions: 'لم تتغير القائمة بعد.', differences: 'ما تغير',
    tryIt: 'جرّب نصا', tryText: 'نص التعليق', tryHint: 'اكتب ما قد يكتبه قارئ لترى حكم الفحص فيه. لا يُحفظ شيء.', judging: 'جار الفحص…',
    verdicts: { approve: 'يُنشر مباشرة.', hold: 'يُحتجز للمراجعة.', reject: 'يُرفض.', spam: 'يُعدّ رسالة مزعجة.' }, findings: { approve: 'لا يمنع النشر', hold: 'يحتجز للمراجعة', reject: 'يرفض', spam: 'يعدّه رسالة مزعجة' },
    certainty: 'درجة اليقين:', degrees: { low: 'ضعيفة', middle: 'متوسطة', high: 'عالية' }, score: 'درجة الخطر:', nothingFound: 'لم يجد الفحص ما يعترض عليه.', reasons: 'الأسباب', asRead: 'النص وما وُجد فيه', words: 'وُجد:', byTerms: 'من القائمة:',
    proposal: '«{word}» جاءت من «{term}»، فهل هي بريئة؟', addExcept: 'استثن «{}»', excepted: 'استُثنيت {}.',
  },
  en: {
    about: 'Every comment is searched for the terms of this list as whole words, however stretched, vowelled or spelled apart. Where several are found, the strictest decides.',
    list: 'Terms', search: 'Search the list',
    terms: { one: '{n} term', other: '{n} terms' }, found: { one: '{n} term found', other: '{n} terms found' },
    noneYet: 'The list is empty. Add a term, or begin with the starter list.', noneFound: 'No term matches what you are looking for.', moreTerms: 'Show more',
    addTerm: 'Add a term', editTerm: 'Edit the term', editOf: 'Edit {}', removeOf: 'Delete {}', term: 'Term', termHint: 'A word or phrase as people write it. Vowelled or stretched spellings need no terms of their own.',
    match: 'How it is matched', matches: { word: 'word', phrase: 'phrase of words in a row', prefix: 'beginning of a word' },
    action: 'What is done about the comment', actions: { hold: 'held for review', reject: 'rejected', spam: 'filed as spam' },
    except: 'Innocent words to except', exceptHint: 'One word a line, such as “classic” for the term “class”.', exceptions: 'Except:', andMore: { one: 'and {n} more', other: 'and {n} more' },
    note: 'Note for the desk', noteHint: 'Readers never see it.',
    added: '{} was added.', changed: '{} was changed.', removed: '{} was deleted.', putBack: '{} is back.', there: 'This term is on the list already, matched in the same way. Search for it and edit it.',
    exportCsv: 'Export CSV', importCsv: 'Import CSV', file: 'CSV file', fileHint: 'The columns are term, match, action, except and note; only the first is needed. Save the file as UTF-8.',
    replace: 'Replace the list', replaceAsk: 'The file takes the place of the whole list at once. The present list can be brought back under “Versions”.',
    lines: { one: '{n} line', other: '{n} lines' }, imported: 'The list was imported.',
    notUtf8: 'The file is not UTF-8. Save it from the spreadsheet as “CSV UTF-8”, then choose it again.', tooLarge: 'The file is larger than 4 MiB. Shorten it, then choose it again.',
    wrongRows: { one: 'The file has {n} error:', other: 'The file has {n} errors:' },
    line: 'Line {}', inColumn: 'column {}', nothingChanged: 'Nothing on the list has changed. Correct the file, then choose it again.', columns: { term: 'term', match: 'match', action: 'action', except: 'except', note: 'note' },
    rowCodes: { exists: 'The term is in the file twice.', invalid: 'The line or its value makes no sense.', unknown_field: 'This column is not known.', required: 'The value is missing.' },
    starter: 'Starter list', starterAbout: 'A short list of ours to begin with. Read it before you add it; what is on your list stays as it is.', starterLang: 'Language of the list', addStarter: 'Add what is missing',
    starterAdded: { one: '{n} term was added.', other: '{n} terms were added.' }, starterNone: 'All of it is on your list already.',
    versions: 'Versions', versionsAbout: 'Every change is a new version. Restoring one brings the list back as it stood then and erases nothing that came after.', version: 'Version {}',
    acts: { add: 'Term added', change: 'Term changed', delete: 'Term deleted', import: 'File imported', restore: 'Version restored', starter: 'Starter list added' }, restoredOf: 'Version {} restored',
    size: { one: '{n} term on the list', other: '{n} terms on the list' },
    kinds: { added: { one: '{n} added', other: '{n} added' }, changed: { one: '{n} changed', other: '{n} changed' }, removed: { one: '{n} deleted', other: '{n} deleted' } },
    kindOf: { added: 'Added', changed: 'Changed', removed: 'Deleted' }, current: 'current', restore: 'Restore this version', restored: 'The list is as it was in version {}.', changedSince: 'The list has changed since, so nothing was undone. Choose what to bring back under “Versions”.', noVersions: 'The list has not changed yet.', differences: 'What changed',
    tryIt: 'Try a text', tryText: 'Text of a comment', tryHint: 'Write what a reader might, and see what screening makes of it. Nothing is stored.', judging: 'Checking…',
    verdicts: { approve: 'It would appear at once.', hold: 'It would be held for review.', reject: 'It would be rejected.', spam: 'It would be filed as spam.' }, findings: { approve: 'does not object', hold: 'holds it for review', reject: 'rejects it', spam: 'files it as spam' },
    certainty: 'certainty:', degrees: { low: 'low', middle: 'middling', high: 'high' }, score: 'Risk:', nothingFound: 'No check objects to it.', reasons: 'Reasons', asRead: 'The text and what was found in it', words: 'Found:', byTerms: 'By the list:',
    proposal: '“{word}” was found by “{term}”. Is it innocent?', addExcept: 'Except “{}”', excepted: '{} is now excepted.',
  },
  fr: {
    about: 'Chaque commentaire est comparé aux termes de cette liste, en mots entiers, même étirés, vocalisés ou écrits lettre à lettre. Si plusieurs sont trouvés, le plus sévère l’emporte.',
    list: 'Termes', search: 'Chercher dans la liste',
    terms: { one: '{n} terme', many: '{n} termes', other: '{n} termes' }, found: { one: '{n} terme trouvé', many: '{n} termes trouvés', other: '{n} termes trouvés' },
    noneYet: 'La liste est vide. Ajoutez un terme ou partez de la liste de départ.', noneFound: 'Aucun terme ne correspond à votre recherche.', moreTerms: 'Afficher plus',
    addTerm: 'Ajouter un terme', editTerm: 'Modifier le terme', editOf: 'Modifier {}', removeOf: 'Supprimer {}', term: 'Terme', termHint: 'Un mot ou une expression tels qu’on les écrit. Les graphies vocalisées ou étirées n’ont pas besoin de leur propre terme.',
    match: 'Comment il est reconnu', matches: { word: 'mot', phrase: 'expression de mots consécutifs', prefix: 'début de mot' },
    action: 'Ce que devient le commentaire', actions: { hold: 'retenu pour relecture', reject: 'rejeté', spam: 'classé comme spam' },
    except: 'Mots innocents à excepter', exceptHint: 'Un mot par ligne, par exemple « classique » pour le terme « class ».', exceptions: 'Sauf :', andMore: { one: 'et {n} autre', many: 'et {n} autres', other: 'et {n} autres' },
    note: 'Note pour l’équipe', noteHint: 'Les lecteurs ne la voient jamais.',
    added: '{} : ajouté.', changed: '{} : modifié.', removed: '{} : supprimé.', putBack: '{} : rétabli.', there: 'Ce terme figure déjà dans la liste, reconnu de la même façon. Cherchez-le et modifiez-le.',
    exportCsv: 'Exporter en CSV', importCsv: 'Importer un CSV', file: 'Fichier CSV', fileHint: 'Les colonnes sont term, match, action, except et note ; seule la première est nécessaire. Enregistrez le fichier en UTF-8.',
    replace: 'Remplacer la liste', replaceAsk: 'Le fichier remplace toute la liste d’un coup. La liste actuelle peut être rétablie sous « Versions ».',
    lines: { one: '{n} ligne', many: '{n} lignes', other: '{n} lignes' }, imported: 'La liste a été importée.',
    notUtf8: 'Le fichier n’est pas en UTF-8. Enregistrez-le depuis le tableur au format « CSV UTF-8 », puis choisissez-le à nouveau.', tooLarge: 'Le fichier dépasse 4 Mio. Raccourcissez-le, puis choisissez-le à nouveau.',
    wrongRows: { one: 'Le fichier contient {n} erreur :', many: 'Le fichier contient {n} erreurs :', other: 'Le fichier contient {n} erreurs :' },
    line: 'Ligne {}', inColumn: 'colonne {}', nothingChanged: 'Rien n’a changé dans la liste. Corrigez le fichier, puis choisissez-le à nouveau.', columns: { term: 'terme', match: 'reconnaissance', action: 'action', except: 'exceptions', note: 'note' },
    rowCodes: { exists: 'Le terme figure deux fois dans le fichier.', invalid: 'La ligne ou sa valeur est incompréhensible.', unknown_field: 'Cette colonne est inconnue.', required: 'La valeur manque.' },
    starter: 'Liste de départ', starterAbout: 'Une courte liste pour commencer. Lisez-la avant de l’ajouter ; ce qui figure dans votre liste reste tel quel.', starterLang: 'Langue de la liste', addStarter: 'Ajouter ce qui manque',
    starterAdded: { one: '{n} terme ajouté.', many: '{n} termes ajoutés.', other: '{n} termes ajoutés.' }, starterNone: 'Tout figure déjà dans votre liste.',
    versions: 'Versions', versionsAbout: 'Chaque changement est une nouvelle version. En rétablir une ramène la liste telle qu’elle était, sans rien effacer de ce qui a suivi.', version: 'Version {}',
    acts: { add: 'Terme ajouté', change: 'Terme modifié', delete: 'Terme supprimé', import: 'Fichier importé', restore: 'Version rétablie', starter: 'Liste de départ ajoutée' }, restoredOf: 'Version {} rétablie',
    size: { one: '{n} terme dans la liste', many: '{n} termes dans la liste', other: '{n} termes dans la liste' },
    kinds: {
      added: { one: '{n} ajouté', many: '{n} ajoutés', other: '{n} ajoutés' }, changed: { one: '{n} modifié', many: '{n} modifiés', other: '{n} modifiés' },
      removed: { one: '{n} supprimé', many: '{n} supprimés', other: '{n} supprimés' },
    },
    kindOf: { added: 'Ajouté', changed: 'Modifié', removed: 'Supprimé' }, current: 'actuelle', restore: 'Rétablir cette version', restored: 'La liste est redevenue celle de la version {}.', changedSince: 'La liste a changé depuis : rien n’a été annulé. Choisissez sous « Versions » ce qu’il faut rétablir.', noVersions: 'La liste n’a pas encore changé.', differences: 'Ce qui a changé',
    tryIt: 'Essayer un texte', tryText: 'Texte d’un commentaire', tryHint: 'Écrivez ce qu’un lecteur pourrait écrire et voyez ce qu’en disent les contrôles. Rien n’est conservé.', judging: 'Contrôle en cours…',
    verdicts: { approve: 'Il paraîtrait aussitôt.', hold: 'Il serait retenu pour relecture.', reject: 'Il serait rejeté.', spam: 'Il serait classé comme spam.' }, findings: { approve: 'ne s’y oppose pas', hold: 'le retient pour relecture', reject: 'le rejette', spam: 'le classe comme spam' },
    certainty: 'certitude :', degrees: { low: 'faible', middle: 'moyenne', high: 'élevée' }, score: 'Gravité :', nothingFound: 'Aucun contrôle ne s’y oppose.', reasons: 'Motifs', asRead: 'Le texte et ce qui y a été trouvé', words: 'Trouvé :', byTerms: 'Par la liste :',
    proposal: '« {word} » a été trouvé par « {term} ». Est-ce innocent ?', addExcept: 'Excepter « {} »', excepted: '{} est désormais excepté.',
  },
};
