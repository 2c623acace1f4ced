// Raid mode in three languages. `{…}` stands for what is put in.
import type { Lang } from '../index.ts';

type State = 'on' | 'off' | 'auto';
type Why = 'fresh' | 'repeats' | 'refused' | 'forced';

export type RaidTexts = {
  about: string; what: string[]; now: string; states: Record<State, string>; means: Record<State, string>; since: string; until: string; untilChanged: string; why: string; reasons: Record<Why, string>;
  figures: string; figuresAbout: string; writers: string; signals: Record<'fresh' | 'repeats' | 'refused', string>; counted: string; limit: string; signal: string; reached: string; refresh: string;
  threads: string; noThreads: string; leaveThread: string; article: string;
  change: string; where: string; wholeSite: string; oneArticle: string; key: string; keyHint: string; noThread: string; wanted: string; wishes: Record<State, string>; long: string; durations: Record<'' | '15' | '60' | '180' | '1440' | '10080', string>; apply: string; done: Record<State, string>; badKey: string;
};

export const raidTexts: Record<Lang, RaidTexts> = {
  ar: {
    about: 'حين يكتب غرباء كثيرون دفعة واحدة، أو يتكرر النص نفسه، يحوّل الموقع تعليقات غير المعروفين إلى المراجعة ثم يعود وحده إلى حاله.',
    what: ['لا يُخفى شيء مما نُشر، ولا يُرفض أحد.', 'أعضاء الفريق والكتّاب الموثوقون ينشرون كالمعتاد.', 'يُقال للقراء إن تعليقاتهم ستظهر بعد المراجعة.', 'هجوم على مقال واحد يحتجز تعليقات ذلك المقال وحده.', 'ما تعرفه القاعدة هجوما يدوم ربع ساعة، ويُمدَّد ما دام مستمرا.'],
    now: 'الموقع الآن', states: { on: 'وضع الهجوم يعمل', off: 'وضع الهجوم معطّل', auto: 'القاعدة تراقب' },
    means: { on: 'كل تعليق من غير المعروفين ينتظر المراجعة.', off: 'لا يحتجز وضع الهجوم شيئا، حتى لو وقع هجوم.', auto: 'لا يُحتجز شيء بسبب هجوم، وتتدخل القاعدة حين ترى هجوما.' },
    since: 'منذ', until: 'حتى', untilChanged: 'حتى يغيّره أحد', why: 'السبب', reasons: { fresh: 'كتّاب جدد كثيرون دفعة واحدة', repeats: 'النص نفسه مرة بعد مرة', refused: 'مخالفات كثيرة دفعة واحدة', forced: 'بطلب من الفريق' },
    figures: 'ما تعدّه القاعدة', figuresAbout: 'عدد الكتّاب في آخر دقيقتين. عند بلوغ الحد تنظر القاعدة في نسبتهم إلى المعتاد.', writers: 'كل من كتب', signals: { fresh: 'كتّاب جدد', repeats: 'يكررون ما قيل', refused: 'مخالفون' }, counted: 'الآن', limit: 'الحد', signal: 'المؤشر', reached: 'بلغ الحد', refresh: 'حدّث الأرقام',
    threads: 'مقالات لها حال خاصة', noThreads: 'لا مقال له حال خاصة.', leaveThread: 'اتركه للقاعدة: {}', article: 'المقال',
    change: 'غيّر الحال', where: 'أين', wholeSite: 'الموقع كله', oneArticle: 'مقال واحد', key: 'مفتاح المقال', keyHint: 'كما في السمة data-thread في صفحة المقال.', noThread: 'لا مقال بهذا المفتاح.', badKey: 'هذا المفتاح غير صالح.', wanted: 'الحال المطلوبة', wishes: { on: 'شغّل: احتجز تعليقات غير المعروفين', off: 'عطّل: لا تحتجز شيئا، كما في بث مباشر متوقع', auto: 'اترك الأمر للقاعدة' },
    long: 'المدة', durations: { '': 'حتى يغيّرها أحد', '15': 'ربع ساعة', '60': 'ساعة', '180': '3 ساعات', '1440': 'يوم', '10080': 'أسبوع' }, apply: 'طبّق', done: { on: 'شُغّل وضع الهجوم.', off: 'عُطّل وضع الهجوم.', auto: 'تُرك الأمر للقاعدة.' },
  },
  en: {
    about: 'When many strangers write at once, or the same text comes again and again, comments by people who are not known here wait for review. It ends by itself.',
    what: ['Nothing that is published is hidden, and nobody is refused.', 'The desk and trusted writers publish as usual.', 'Readers are told that their comment will appear after review.', 'A raid on one article holds the comments of that article alone.', 'A raid the rule finds lasts a quarter of an hour, prolonged while it goes on.'],
    now: 'The site now', states: { on: 'Raid mode is on', off: 'Raid mode is off', auto: 'The rule is watching' },
    means: { on: 'Every comment by people who are not known here waits for review.', off: 'Raid mode holds nothing, even if there is a raid.', auto: 'Nothing is held because of a raid; the rule steps in when it sees one.' },
    since: 'Since', until: 'Until', untilChanged: 'until somebody changes it', why: 'Reason', reasons: { fresh: 'many new writers at once', repeats: 'the same text again and again', refused: 'many offences at once', forced: 'at the desk’s wish' },
    figures: 'What the rule counts', figuresAbout: 'Writers in the last two minutes. At the limit the rule compares their share with what is usual.', writers: 'All who wrote', signals: { fresh: 'New writers', repeats: 'Repeating what was said', refused: 'Offending' }, counted: 'Now', limit: 'Limit', signal: 'Signal', reached: 'limit reached', refresh: 'Refresh the figures',
    threads: 'Articles with a state of their own', noThreads: 'No article has a state of its own.', leaveThread: 'Leave to the rule: {}', article: 'Article',
    change: 'Change the state', where: 'Where', wholeSite: 'The whole site', oneArticle: 'One article', key: 'Key of the article', keyHint: 'As in data-thread on the article’s page.', noThread: 'There is no article of this key.', badKey: 'This is not a valid key.', wanted: 'State wanted', wishes: { on: 'On: hold comments by people who are not known', off: 'Off: hold nothing, as for a live event you expect', auto: 'Leave it to the rule' },
    long: 'How long', durations: { '': 'until somebody changes it', '15': 'a quarter of an hour', '60': 'an hour', '180': '3 hours', '1440': 'a day', '10080': 'a week' }, apply: 'Apply', done: { on: 'Raid mode is on.', off: 'Raid mode is off.', auto: 'It is left to the rule.' },
  },
  fr: {
    about: 'Quand beaucoup d’inconnus écrivent à la fois, ou que le même texte revient sans cesse, les commentaires des personnes inconnues ici attendent une relecture. Cela s’arrête tout seul.',
    what: ['Rien de ce qui est publié n’est masqué, et personne n’est refusé.', 'L’équipe et les auteurs de confiance publient comme d’habitude.', 'Les lecteurs apprennent que leur commentaire paraîtra après relecture.', 'Un raid sur un article retient les commentaires de ce seul article.', 'Un raid reconnu par la règle dure un quart d’heure, prolongé tant qu’il continue.'],
    now: 'Le site en ce moment', states: { on: 'Le mode raid est actif', off: 'Le mode raid est désactivé', auto: 'La règle veille' },
    means: { on: 'Tout commentaire de personnes inconnues ici attend une relecture.', off: 'Le mode raid ne retient rien, même en cas de raid.', auto: 'Rien n’est retenu pour cause de raid ; la règle intervient si elle en voit un.' },
    since: 'Depuis', until: 'Jusqu’à', untilChanged: 'jusqu’à nouvel ordre', why: 'Motif', reasons: { fresh: 'beaucoup de nouveaux auteurs à la fois', repeats: 'le même texte encore et encore', refused: 'beaucoup d’infractions à la fois', forced: 'à la demande de l’équipe' },
    figures: 'Ce que la règle compte', figuresAbout: 'Auteurs des deux dernières minutes. À la limite, la règle compare leur part à l’habitude.', writers: 'Tous ceux qui ont écrit', signals: { fresh: 'Nouveaux auteurs', repeats: 'Répètent ce qui a été dit', refused: 'En infraction' }, counted: 'Maintenant', limit: 'Limite', signal: 'Signal', reached: 'limite atteinte', refresh: 'Actualiser les chiffres',
    threads: 'Articles ayant leur propre état', noThreads: 'Aucun article n’a d’état propre.', leaveThread: 'Laisser à la règle : {}', article: 'Article',
    change: 'Changer l’état', where: 'Où', wholeSite: 'Tout le site', oneArticle: 'Un article', key: 'Clé de l’article', keyHint: 'Comme dans data-thread sur la page de l’article.', noThread: 'Aucun article n’a cette clé.', badKey: 'Cette clé n’est pas valide.', wanted: 'État voulu', wishes: { on: 'Actif : retenir les commentaires des inconnus', off: 'Désactivé : ne rien retenir, par exemple pour un direct attendu', auto: 'Laisser faire la règle' },
    long: 'Durée', durations: { '': 'jusqu’à nouvel ordre', '15': 'un quart d’heure', '60': 'une heure', '180': '3 heures', '1440': 'un jour', '10080': 'une semaine' }, apply: 'Appliquer', done: { on: 'Le mode raid est actif.', off: 'Le mode raid est désactivé.', auto: 'C’est laissé à la règle.' },
  },
};
