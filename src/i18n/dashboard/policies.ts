// The consent policies at the desk in three languages: the list, the editor, what forbids publishing, what differs.
import type { Lang } from '../index.ts';
import type { Forms } from '../words.ts';

type TextPlace = 'title' | 'body' | 'accept' | 'reject' | 'save' | 'settings' | 'reopen' | 'placeholder';

export type PoliciesTexts = {
  back: string; about: string; draft: string; published: string; retired: string; inForce: string; drafts: string; earlier: string; noPolicy: string; noDrafts: string;
  revision: string; version: string; changed: string; publishedAt: string; retiredAt: string; material: string; notMaterial: string;
  newFromPublished: string; newFromFirst: string; newFromThis: string; made: string;
  remove: string; removeAsk: string; removeText: string; removed: string;
  retire: string; retireAsk: string; retireToOlder: string; retireToNone: string; retireDone: string;
  publish: string; publishAsk: string; publishText: string; publishFirst: string; publishMaterial: string; publishNotMaterial: string; publishSaves: string; publishedDone: string;
  readOnly: string; unsaved: string; restored: string; discard: string; discardAsk: string; discardText: string; kept: string;
  stale: string; staleGone: string; staleShow: string; staleMine: string; staleTheirs: string; staleNew: string;
  staleChanges: string; nothingDiffers: string; compare: string; compareTitle: string; compareFrom: string; compareTo: string; compareUnsaved: string;
  changes: Forms; added: string; dropped: string; order: string; before: string; after: string; empty: string;
  checking: string; clean: string; unchecked: string; problems: Forms; found: string; at: string;
  rules: string; materialLabel: string; materialHint: string; expires: string; expiresHint: string;
  categories: string; addCategory: string; noCategories: string; key: string; keyHint: string; required: string; requiredHint: string; necessity: string; necessityHint: string; preticked: string;
  google: string; googleHint: string; services: string; addService: string; noServices: string; vendor: string; cookies: string; addCookie: string; noCookies: string;
  cookieName: string; cookieNameHint: string; cookieDomain: string; cookieDays: string; cookieDaysHint: string;
  category: string; service: string; cookie: string; unnamed: string; earlierPlace: string; laterPlace: string; drop: string; dropped2: string;
  texts: string; textsHint: string; labelOf: string; purposeOf: string; strays: string; straysHint: string;
  preview: string; previewHint: string; withChoices: string; alwaysOn: string; previewOf: string;
  places: Record<TextPlace | 'label' | 'purpose' | 'default', string>; hints: Partial<Record<TextPlace, string>>;
};

const ar: PoliciesTexts = {
  back: 'كل السياسات', about: 'السياسة النافذة هي ما يراه زوار الموقع الآن. المنشور لا يتغير أبدا: كل تعديل مسودة جديدة، وتصير بعد نشرها مراجعة جديدة.',
  draft: 'مسودة', published: 'منشورة', retired: 'مسحوبة', inForce: 'النافذة الآن', drafts: 'المسودات', earlier: 'المنشورة سابقا والمسحوبة',
  noPolicy: 'لا سياسة نافذة: لا يُسأل الزوار عن شيء، ولا تُسجَّل أي موافقة.', noDrafts: 'لا مسودات.',
  revision: 'المراجعة {n}', version: 'النسخة {n}', changed: 'آخر تعديل', publishedAt: 'نُشرت', retiredAt: 'سُحبت', material: 'جوهرية', notMaterial: 'غير جوهرية',
  newFromPublished: 'مسودة من النافذة', newFromFirst: 'مسودة من السياسة الأولى', newFromThis: 'مسودة جديدة منها', made: 'أُنشئت مسودة.',
  remove: 'حذف المسودة', removeAsk: 'أتحذف هذه المسودة؟', removeText: 'تُحذف المسودة نهائيا بكل ما فيها، ولا تُستعاد. المنشور لا يتأثر.', removed: 'حُذفت المسودة.',
  retire: 'سحب', retireAsk: 'أتسحب المراجعة {n}؟', retireToOlder: 'لا تُقبل بعد ذلك أي اختيارات تحتها، وتعود المراجعة {n} نافذة. من اختاروا تحت المراجعة المسحوبة يُسألون من جديد. لا رجعة عن السحب.',
  retireToNone: 'لا تُقبل بعد ذلك أي اختيارات تحتها. وإن لم تبق مراجعة نافذة فلا يُسأل أحد، ولا يعمل شيء اختياري حتى تُنشر سياسة أخرى. لا رجعة عن السحب.', retireDone: 'سُحبت المراجعة {n}.',
  publish: 'نشر', publishAsk: 'أتنشرها مراجعةً رقم {n}؟', publishText: 'يراها كل زائر منذ لحظة النشر، ولا يمكن تعديلها بعد ذلك أبدا.',
  publishFirst: 'هذه أول سياسة منشورة: يُسأل كل زائر.', publishMaterial: 'التغيير جوهري: كل من اختار تحت مراجعة سابقة يُسأل من جديد.', publishNotMaterial: 'التغيير غير جوهري: لا يُسأل بسببه أحد ممن اختاروا.',
  publishSaves: 'تُحفظ تعديلاتك أولا.', publishedDone: 'نُشرت المراجعة {n}.',
  readOnly: 'المنشور لا يتغير. لتعديل شيء أنشئ منها مسودة جديدة.', unsaved: 'تعديلات لم تُحفظ', restored: 'هذه تعديلاتك التي لم تُحفظ من قبل، أعدناها كما تركتها.', discard: 'التراجع عن تعديلاتي',
  discardAsk: 'أتتراجع عن تعديلاتك؟', discardText: 'يعود كل شيء إلى آخر نسخة محفوظة، ويضيع ما كتبته بعدها.', kept: 'تعديلاتك على المسودة لم تُحفظ. هي باقية في هذا التبويب، عُد إليها متى شئت.',
  stale: 'حفظ شخص آخر هذه المسودة بعد أن فتحتها. لم يضع شيء مما كتبت: انظر ما الذي يختلف ثم اختر.', staleGone: 'نُشرت هذه المسودة أو حُذفت بعد أن فتحتها. لم يضع شيء مما كتبت: احفظه مسودة جديدة.',
  staleShow: 'ما الذي يختلف؟', staleMine: 'احفظ نصي مكان نصهم', staleTheirs: 'خذ نصهم واترك نصي', staleNew: 'احفظ نصي مسودة جديدة',
  staleChanges: 'من المحفوظ الآن إلى نصك', nothingDiffers: 'لا فرق بينهما.', compare: 'مقارنة', compareTitle: 'ما الذي تغيّر', compareFrom: 'من', compareTo: 'إلى', compareUnsaved: 'المقارنة بما حُفظ؛ تعديلاتك التي لم تُحفظ ليست فيها.',
  changes: { zero: 'لا تغيير', one: 'تغيير واحد', two: 'تغييران', few: '{n} تغييرات', many: '{n} تغييرا', other: '{n} تغيير' },
  added: 'أُضيف', dropped: 'أُزيل', order: 'تغيّر الترتيب', before: 'قبل:', after: 'بعد:', empty: 'فارغ',
  checking: 'جار الفحص…', clean: 'لا شيء يمنع نشرها.', unchecked: 'تعذّر الفحص.',
  problems: { zero: 'لا شيء يمنع نشرها', one: 'أمر واحد يمنع نشرها', two: 'أمران يمنعان نشرها', few: '{n} أمور تمنع نشرها', many: '{n} أمرا يمنع نشرها', other: '{n} أمر يمنع نشرها' },
  found: 'وُجد: «{text}»', at: 'انتقل إلى الموضع',
  rules: 'القواعد', materialLabel: 'تغيير جوهري', materialHint: 'اختره إن تغيّر ما يوافق عليه الناس: غرض جديد، خدمة جديدة، مدة أطول. عندئذ يُسأل من جديد كل من اختار من قبل.',
  expires: 'مدة بقاء الاختيار بالأيام', expiresHint: 'من 1 إلى 395؛ الموصى به 180. الرفض يبقى كالقبول تماما.',
  categories: 'الفئات والخدمات', addCategory: 'إضافة فئة', noCategories: 'لا فئات بعد. أضف واحدة على الأقل.', key: 'المفتاح', keyHint: 'حروف لاتينية صغيرة وأرقام وشرطات؛ به تُعرف الفئة في الصفحات والسجلات.',
  required: 'ضرورية: لا يمكن رفضها', requiredHint: 'فقط ما لا يعمل الموقع من دونه.', necessity: 'لماذا لا يمكن رفضها', necessityHint: 'يُحفظ دليلا على الضرورة، ولا يُعرض للزوار.', preticked: 'مفعّلة سلفا (ممنوع في فئة اختيارية)',
  google: 'إشارات موافقة Google', googleHint: 'ما يُمنح في Consent Mode حين تُقبل الفئة.', services: 'الخدمات', addService: 'إضافة خدمة', noServices: 'لا خدمات في هذه الفئة.', vendor: 'المزوّد',
  cookies: 'ملفات الارتباط', addCookie: 'إضافة ملف ارتباط', noCookies: 'لا ملفات ارتباط.', cookieName: 'الاسم', cookieNameHint: 'النجمة في آخره لما تضيفه الخدمة: ⁦_ga_*⁩', cookieDomain: 'النطاق', cookieDays: 'الأيام', cookieDaysHint: '0: حتى إغلاق المتصفح',
  category: 'الفئة {key}', service: 'الخدمة {key}', cookie: 'ملف الارتباط {key}', unnamed: 'بلا اسم', earlierPlace: 'تقديم {what}', laterPlace: 'تأخير {what}', drop: 'إزالة {what}', dropped2: 'أُزيل: {what}.',
  texts: 'النصوص', textsHint: 'لا تُنشر سياسة قبل أن تكتمل نصوصها باللغات الثلاث.', labelOf: 'اسم الفئة {key}', purposeOf: 'غرض الخدمة {key}', strays: 'نصوص بلا فئة ولا خدمة', straysHint: 'مفاتيحها لا تطابق أي فئة أو خدمة. أزلها أو صحّح المفتاح.',
  preview: 'المعاينة', previewHint: 'كما يراها الزائر، بكل لغة، مع ما لم تحفظه بعد.', withChoices: 'مع خطوة الاختيار', alwaysOn: 'تعمل دائما', previewOf: 'شريط الموافقة: {lang}',
  places: { title: 'العنوان', body: 'النص', accept: 'زر القبول', reject: 'زر الرفض', save: 'زر حفظ الاختيار', settings: 'زر الاختيار المفصّل', reopen: 'رابط إعادة الفتح', placeholder: 'مكان المحتوى المحجوب', label: 'الاسم', purpose: 'الغرض', default: 'التفعيل سلفا' },
  hints: { reopen: 'يبقى في أسفل كل صفحة ليغيّر الزائر رأيه.', placeholder: 'يظهر مكان فيديو أو تضمين لم يُسمح به بعد.', body: 'قل من أنتم ولماذا، وأن الرفض لا يغلق شيئا.' },
};

const en: PoliciesTexts = {
  back: 'All policies', about: 'The policy in force is what visitors are shown now. What is published never changes: each change is a new draft, which becomes a new revision once published.',
  draft: 'Draft', published: 'Published', retired: 'Retired', inForce: 'In force now', drafts: 'Drafts', earlier: 'Published earlier and retired',
  noPolicy: 'No policy is in force: visitors are asked nothing, and no consent is recorded.', noDrafts: 'No drafts.',
  revision: 'Revision {n}', version: 'Version {n}', changed: 'Last changed', publishedAt: 'Published', retiredAt: 'Retired', material: 'Material', notMaterial: 'Not material',
  newFromPublished: 'Draft from the one in force', newFromFirst: 'Draft from the first policy', newFromThis: 'New draft from this', made: 'A draft was made.',
  remove: 'Delete draft', removeAsk: 'Delete this draft?', removeText: 'The draft is deleted for good with all that is in it. What is published is not touched.', removed: 'The draft was deleted.',
  retire: 'Retire', retireAsk: 'Retire revision {n}?', retireToOlder: 'No choice is taken under it any more, and revision {n} is in force again. Whoever chose under the retired one is asked again. It cannot be undone.',
  retireToNone: 'No choice is taken under it any more. If no other revision is in force, nobody is asked and nothing optional runs until another policy is published. It cannot be undone.', retireDone: 'Revision {n} was retired.',
  publish: 'Publish', publishAsk: 'Publish as revision {n}?', publishText: 'Every visitor is shown it from that moment on, and it can never be changed again.',
  publishFirst: 'It is the first policy published: every visitor is asked.', publishMaterial: 'The change is material: everyone who chose under an earlier revision is asked again.', publishNotMaterial: 'The change is not material: nobody who has chosen is asked again because of it.',
  publishSaves: 'Your changes are saved first.', publishedDone: 'Revision {n} is published.',
  readOnly: 'What is published never changes. To change something, make a new draft from it.', unsaved: 'Unsaved changes', restored: 'These are your unsaved changes from before, as you left them.', discard: 'Discard my changes',
  discardAsk: 'Discard your changes?', discardText: 'Everything goes back to the last saved version; what you typed since is lost.', kept: 'Your changes to the draft are not saved. They stay in this tab; come back to them when you like.',
  stale: 'Somebody else saved this draft after you opened it. Nothing you typed is lost: look at what differs, then choose.', staleGone: 'This draft was published or deleted after you opened it. Nothing you typed is lost: save it as a new draft.',
  staleShow: 'What differs?', staleMine: 'Save mine over theirs', staleTheirs: 'Take theirs, drop mine', staleNew: 'Save mine as a new draft',
  staleChanges: 'From what is saved now to yours', nothingDiffers: 'Nothing differs.', compare: 'Compare', compareTitle: 'What changed', compareFrom: 'From', compareTo: 'To', compareUnsaved: 'This compares what is saved; your unsaved changes are not in it.',
  changes: { one: '{n} change', other: '{n} changes' }, added: 'added', dropped: 'removed', order: 'order changed', before: 'Before:', after: 'After:', empty: 'empty',
  checking: 'Checking…', clean: 'Nothing forbids publishing it.', unchecked: 'It could not be checked.',
  problems: { one: '{n} thing forbids publishing it', other: '{n} things forbid publishing it' }, found: 'Found: “{text}”', at: 'Go there',
  rules: 'Rules', materialLabel: 'Material change', materialHint: 'Tick it when what people agree to has changed: a new purpose, a new service, a longer time. Then everyone who chose earlier is asked again.',
  expires: 'Days a choice stands', expiresHint: '1 to 395; 180 is recommended. A refusal stands as long as a grant.',
  categories: 'Categories and services', addCategory: 'Add category', noCategories: 'No categories yet. Add at least one.', key: 'Key', keyHint: 'Small Latin letters, digits and hyphens; pages and records know it by this.',
  required: 'Necessary: nobody can refuse it', requiredHint: 'Only what the site cannot work without.', necessity: 'Why nobody can refuse it', necessityHint: 'Kept as evidence; visitors are not shown it.', preticked: 'Ticked beforehand (forbidden for an optional category)',
  google: 'Google consent signals', googleHint: 'What is granted in Consent Mode when the category is accepted.', services: 'Services', addService: 'Add service', noServices: 'No services in this category.', vendor: 'Vendor',
  cookies: 'Cookies', addCookie: 'Add cookie', noCookies: 'No cookies.', cookieName: 'Name', cookieNameHint: 'A star at the end stands for what the service adds: _ga_*', cookieDomain: 'Domain', cookieDays: 'Days', cookieDaysHint: '0: until the browser closes',
  category: 'Category {key}', service: 'Service {key}', cookie: 'Cookie {key}', unnamed: 'without a name', earlierPlace: 'Move up: {what}', laterPlace: 'Move down: {what}', drop: 'Remove: {what}', dropped2: 'Removed: {what}.',
  texts: 'Texts', textsHint: 'No policy is published before its texts are complete in all three languages.', labelOf: 'Name of category {key}', purposeOf: 'Purpose of service {key}', strays: 'Texts without a category or service', straysHint: 'Their keys match no category and no service. Remove them or mend the key.',
  preview: 'Preview', previewHint: 'As visitors see it, in each language, with what you have not saved yet.', withChoices: 'With the step of choosing', alwaysOn: 'Always on', previewOf: 'Banner: {lang}',
  places: { title: 'Title', body: 'Body', accept: 'Accept button', reject: 'Reject button', save: 'Save-choice button', settings: 'Choose-yourself button', reopen: 'Reopen link', placeholder: 'In place of blocked content', label: 'name', purpose: 'purpose', default: 'ticked beforehand' },
  hints: { reopen: 'Stays at the foot of every page, so that visitors can change their mind.', placeholder: 'Stands where a video or embed is not allowed yet.', body: 'Say who you are and why, and that refusing closes nothing.' },
};

const fr: PoliciesTexts = {
  back: 'Toutes les politiques', about: 'La politique en vigueur est celle que voient les visiteurs. Ce qui est publié ne change jamais : toute modification est un nouveau brouillon, qui devient une nouvelle révision à sa publication.',
  draft: 'Brouillon', published: 'Publiée', retired: 'Retirée', inForce: 'En vigueur', drafts: 'Brouillons', earlier: 'Publiées auparavant et retirées',
  noPolicy: 'Aucune politique en vigueur : rien n’est demandé aux visiteurs et aucun consentement n’est enregistré.', noDrafts: 'Aucun brouillon.',
  revision: 'Révision {n}', version: 'Version {n}', changed: 'Modifiée', publishedAt: 'Publiée', retiredAt: 'Retirée', material: 'Substantielle', notMaterial: 'Non substantielle',
  newFromPublished: 'Brouillon d’après celle en vigueur', newFromFirst: 'Brouillon d’après la première politique', newFromThis: 'Nouveau brouillon d’après celle-ci', made: 'Le brouillon est créé.',
  remove: 'Supprimer le brouillon', removeAsk: 'Supprimer ce brouillon ?', removeText: 'Le brouillon est supprimé définitivement avec tout son contenu. Ce qui est publié n’est pas touché.', removed: 'Le brouillon est supprimé.',
  retire: 'Retirer', retireAsk: 'Retirer la révision {n} ?', retireToOlder: 'Plus aucun choix n’est pris sous elle, et la révision {n} revient en vigueur. Ceux qui ont choisi sous la révision retirée sont interrogés à nouveau. C’est irréversible.',
  retireToNone: 'Plus aucun choix n’est pris sous elle. S’il ne reste aucune révision en vigueur, personne n’est interrogé et rien de facultatif ne fonctionne avant la publication d’une autre politique. C’est irréversible.', retireDone: 'La révision {n} est retirée.',
  publish: 'Publier', publishAsk: 'Publier comme révision {n} ?', publishText: 'Chaque visiteur la voit dès cet instant, et elle ne pourra plus jamais être modifiée.',
  publishFirst: 'C’est la première politique publiée : chaque visiteur est interrogé.', publishMaterial: 'Le changement est substantiel : tous ceux qui ont choisi sous une révision antérieure sont interrogés à nouveau.', publishNotMaterial: 'Le changement n’est pas substantiel : aucun de ceux qui ont choisi n’est interrogé à nouveau à cause de lui.',
  publishSaves: 'Vos modifications sont d’abord enregistrées.', publishedDone: 'La révision {n} est publiée.',
  readOnly: 'Ce qui est publié ne change jamais. Pour modifier quelque chose, créez un nouveau brouillon d’après celle-ci.', unsaved: 'Modifications non enregistrées', restored: 'Voici vos modifications non enregistrées, telles que vous les aviez laissées.', discard: 'Abandonner mes modifications',
  discardAsk: 'Abandonner vos modifications ?', discardText: 'Tout revient à la dernière version enregistrée ; ce que vous avez saisi depuis est perdu.', kept: 'Vos modifications du brouillon ne sont pas enregistrées. Elles restent dans cet onglet ; revenez-y quand vous voulez.',
  stale: 'Quelqu’un d’autre a enregistré ce brouillon après que vous l’avez ouvert. Rien de votre saisie n’est perdu : regardez ce qui diffère, puis choisissez.', staleGone: 'Ce brouillon a été publié ou supprimé après que vous l’avez ouvert. Rien de votre saisie n’est perdu : enregistrez-la comme nouveau brouillon.',
  staleShow: 'Qu’est-ce qui diffère ?', staleMine: 'Enregistrer ma version à la place', staleTheirs: 'Prendre la leur, abandonner la mienne', staleNew: 'Enregistrer la mienne comme nouveau brouillon',
  staleChanges: 'De ce qui est enregistré à votre version', nothingDiffers: 'Rien ne diffère.', compare: 'Comparer', compareTitle: 'Ce qui a changé', compareFrom: 'De', compareTo: 'À', compareUnsaved: 'La comparaison porte sur ce qui est enregistré ; vos modifications non enregistrées n’y sont pas.',
  changes: { one: '{n} changement', many: '{n} de changements', other: '{n} changements' }, added: 'ajouté', dropped: 'supprimé', order: 'ordre changé', before: 'Avant :', after: 'Après :', empty: 'vide',
  checking: 'Vérification…', clean: 'Rien n’empêche de la publier.', unchecked: 'La vérification n’a pas pu se faire.',
  problems: { one: '{n} point empêche de la publier', many: '{n} de points empêchent de la publier', other: '{n} points empêchent de la publier' }, found: 'Trouvé : « {text} »', at: 'Y aller',
  rules: 'Règles', materialLabel: 'Changement substantiel', materialHint: 'À cocher si ce à quoi l’on consent a changé : une nouvelle finalité, un nouveau service, une durée plus longue. Tous ceux qui ont déjà choisi sont alors interrogés à nouveau.',
  expires: 'Durée d’un choix, en jours', expiresHint: 'De 1 à 395 ; 180 est recommandé. Un refus dure autant qu’un accord.',
  categories: 'Catégories et services', addCategory: 'Ajouter une catégorie', noCategories: 'Aucune catégorie. Ajoutez-en au moins une.', key: 'Clé', keyHint: 'Lettres latines minuscules, chiffres et tirets ; les pages et les registres la connaissent sous ce nom.',
  required: 'Nécessaire : personne ne peut la refuser', requiredHint: 'Seulement ce sans quoi le site ne peut fonctionner.', necessity: 'Pourquoi personne ne peut la refuser', necessityHint: 'Gardé comme preuve ; les visiteurs ne le voient pas.', preticked: 'Cochée d’avance (interdit pour une catégorie facultative)',
  google: 'Signaux de consentement Google', googleHint: 'Ce qui est accordé dans Consent Mode quand la catégorie est acceptée.', services: 'Services', addService: 'Ajouter un service', noServices: 'Aucun service dans cette catégorie.', vendor: 'Fournisseur',
  cookies: 'Cookies', addCookie: 'Ajouter un cookie', noCookies: 'Aucun cookie.', cookieName: 'Nom', cookieNameHint: 'L’astérisque final tient lieu de ce que le service ajoute : _ga_*', cookieDomain: 'Domaine', cookieDays: 'Jours', cookieDaysHint: '0 : jusqu’à la fermeture du navigateur',
  category: 'Catégorie {key}', service: 'Service {key}', cookie: 'Cookie {key}', unnamed: 'sans nom', earlierPlace: 'Monter : {what}', laterPlace: 'Descendre : {what}', drop: 'Supprimer : {what}', dropped2: 'Supprimé : {what}.',
  texts: 'Textes', textsHint: 'Aucune politique n’est publiée avant que ses textes soient complets dans les trois langues.', labelOf: 'Nom de la catégorie {key}', purposeOf: 'Finalité du service {key}', strays: 'Textes sans catégorie ni service', straysHint: 'Leurs clés ne correspondent à aucune catégorie ni à aucun service. Supprimez-les ou corrigez la clé.',
  preview: 'Aperçu', previewHint: 'Tel que le visiteur le voit, dans chaque langue, avec ce que vous n’avez pas encore enregistré.', withChoices: 'Avec l’étape du choix', alwaysOn: 'Toujours actif', previewOf: 'Bandeau : {lang}',
  places: { title: 'Titre', body: 'Texte', accept: 'Bouton d’acceptation', reject: 'Bouton de refus', save: 'Bouton d’enregistrement du choix', settings: 'Bouton du choix détaillé', reopen: 'Lien de réouverture', placeholder: 'À la place du contenu bloqué', label: 'nom', purpose: 'finalité', default: 'cochée d’avance' },
  hints: { reopen: 'Reste au bas de chaque page, pour que le visiteur puisse changer d’avis.', placeholder: 'Apparaît là où une vidéo ou un contenu intégré n’est pas encore permis.', body: 'Dites qui vous êtes et pourquoi, et que refuser ne ferme rien.' },
};

export const policiesTexts: Record<Lang, PoliciesTexts> = { ar, en, fr };
