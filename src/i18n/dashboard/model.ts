// The learned score in three languages, as a newsroom understands it. `{…}` stands for what is put in.
import type { Lang } from '../index.ts';
import type { Forms } from '../words.ts';

export type ModelTexts = {
  about: string; state: Record<'speaking' | 'learning' | 'silenced' | 'silencedLearning', string>; missing: string; approved: Forms; refused: Forms;
  learnt: string; learntApproved: string; learntRefused: string; fromDecisions: string; fromFile: string; updated: string; never: string;
  point: string; pointHolds: string; byShare: string; byHand: string;
  change: string; way: string; ways: Record<'maxFalseHolds' | 'threshold', string>; share: string; shareHint: string; threshold: string; thresholdHint: string; preview: string; previewNone: string;
  silence: string; enable: string; adminsOnly: string; saved: string;
  figures: string; figuresAbout: string; lastDecisions: string; crossCheck: string; figure: string; count: string; held: string; precision: string; recall: string; falseHolds: string; unknown: string;
  curve: string; curveSummary: string; probability: string; caught: string; wrongly: string; noCurve: string; limits: string; limitList: string[];
};

export const modelTexts: Record<Lang, ModelTexts> = {
  ar: {
    about: 'يتعلم الموقع من قرارات فريقكم: يقرأ كل تعليق جديد ويقدّر احتمال أن ترفضوه، ويحتجزه للمراجعة إن بلغ الاحتمال حدا معينا. لا يرفض شيئا وحده أبدا.',
    state: { speaking: 'تعمل: تحتجز ما يشبه ما رفضتموه.', learning: 'ما زالت تتعلم، ولا تحتجز شيئا بعد.', silenced: 'أُسكتت: تتعلم ولا تحتجز شيئا.', silencedLearning: 'أُسكتت، وما زالت تتعلم.' }, missing: 'يلزمها بعد: {approved} و{refused}.',
    approved: { zero: 'لا تعليقات منشورة', one: 'تعليق منشور واحد', two: 'تعليقان منشوران', few: '{n} تعليقات منشورة', many: '{n} تعليقا منشورا', other: '{n} تعليق منشور' },
    refused: { zero: 'لا تعليقات مرفوضة', one: 'تعليق مرفوض واحد', two: 'تعليقان مرفوضان', few: '{n} تعليقات مرفوضة', many: '{n} تعليقا مرفوضا', other: '{n} تعليق مرفوض' },
    learnt: 'ما تعلمت منه', learntApproved: 'نصوص نشرتموها', learntRefused: 'نصوص رفضتموها', fromDecisions: 'من قرارات الفريق', fromFile: 'من ملفات أعطيت لها', updated: 'آخر تعلم', never: 'لم تتعلم بعد',
    point: 'حد الاحتجاز', pointHolds: 'يُحتجز التعليق إذا بلغ احتمال رفضه {}.', byShare: 'اختير الحد بحيث لا يُحتجز خطأ أكثر من {} مما تنشرونه.', byHand: 'اختير الحد يدويا.',
    change: 'غيّر الحد', way: 'كيف يُختار', ways: { maxFalseHolds: 'بنسبة ما يُحتجز خطأ', threshold: 'باحتمال الرفض' }, share: 'أقصى ما يُحتجز خطأ مما تنشرونه (%)', shareHint: 'نسبة أقل: انتظار أقل للقراء، ويفوت منه أكثر.', threshold: 'احتجز من احتمال رفض (%)', thresholdHint: 'احتمال أعلى: يُحتجز أقل، ويفوت منه أكثر.',
    preview: 'عند {threshold} تحتجز {recall} مما رفضتموه و{falseHolds} مما نشرتموه.', previewNone: 'لا أرقام عند هذا الحد بعد.', silence: 'أسكتها', enable: 'شغّلها', adminsOnly: 'يغيّر المديرون وحدهم هذه الإعدادات.', saved: 'حُفظ الحد.',
    figures: 'كم تصيب', figuresAbout: 'كل قرار من الفريق قورن بما كانت ستفعله قبل أن تتعلم منه.', lastDecisions: 'آخر قراراتكم', crossCheck: 'على ما تعلمته', figure: 'الرقم', count: 'تعليقات قورنت', held: 'كانت ستحتجز', precision: 'مما احتجزته رفضتم', recall: 'مما رفضتموه كانت ستحتجز', falseHolds: 'مما نشرتموه كانت ستحتجز خطأ', unknown: 'لا يُعرف بعد',
    curve: 'ما يُصاب وما يُخطأ عند كل حد', curveSummary: 'عند الحد الحالي {threshold}: تحتجز {recall} مما رفضتموه و{falseHolds} مما نشرتموه.', probability: 'حد الاحتجاز', caught: 'مرفوض كانت ستحتجزه', wrongly: 'منشور كانت ستحتجزه خطأ', noCurve: 'يظهر الرسم بعد أول القرارات.',
    limits: 'ما لا تستطيعه', limitList: ['تعرف الكلمات لا المقاصد: تفوتها السخرية والاقتباس والشتيمة الجديدة.', 'تتعلم عادات الفريق، والجائر منها أيضا: فريق يرفض لهجة يعلّمها احتجاز تلك اللهجة. انظروا فيما تحتجزه.', 'ما لم يُبتّ فيه لا يعلّمها شيئا.'],
  },
  en: {
    about: 'The site learns from your desk: it reads each new comment, estimates how likely you are to refuse it, and holds it for review from a certain probability on. It never rejects anything by itself.',
    state: { speaking: 'At work: it holds what resembles what you refused.', learning: 'Still learning; it holds nothing yet.', silenced: 'Silenced: it learns and holds nothing.', silencedLearning: 'Silenced, and still learning.' }, missing: 'It still needs {approved} and {refused}.',
    approved: { one: '{n} published comment', other: '{n} published comments' }, refused: { one: '{n} refused comment', other: '{n} refused comments' },
    learnt: 'What it learnt from', learntApproved: 'Texts you published', learntRefused: 'Texts you refused', fromDecisions: 'From the desk’s decisions', fromFile: 'From files it was given', updated: 'Last learnt', never: 'It has not learnt yet',
    point: 'Where it holds', pointHolds: 'A comment is held when the probability of its refusal reaches {}.', byShare: 'Chosen so that at most {} of what you publish is held by mistake.', byHand: 'Chosen by hand.',
    change: 'Change where it holds', way: 'How it is chosen', ways: { maxFalseHolds: 'by the share held by mistake', threshold: 'by the probability of refusal' }, share: 'At most held by mistake, of what you publish (%)', shareHint: 'Lower: readers wait less, and more slips through.', threshold: 'Hold from a probability of refusal of (%)', thresholdHint: 'Higher: less is held, and more slips through.',
    preview: 'At {threshold} it would hold {recall} of what you refused and {falseHolds} of what you published.', previewNone: 'There are no figures for this point yet.', silence: 'Silence it', enable: 'Let it work', adminsOnly: 'Only admins change these settings.', saved: 'Saved.',
    figures: 'How well it does', figuresAbout: 'Each decision of the desk was compared with what it would have done before it learnt from it.', lastDecisions: 'Your last decisions', crossCheck: 'On what it learnt', figure: 'Figure', count: 'Comments compared', held: 'It would have held', precision: 'Of what it held you refused', recall: 'Of what you refused it would have held', falseHolds: 'Of what you published it would have held by mistake', unknown: 'not known yet',
    curve: 'Hits and mistakes at each point', curveSummary: 'At the present {threshold} it holds {recall} of what you refused and {falseHolds} of what you published.', probability: 'Holds from', caught: 'Refused, would be held', wrongly: 'Published, would be held by mistake', noCurve: 'The drawing appears with the first decisions.',
    limits: 'What it cannot do', limitList: ['It knows words, not what is meant: irony, a quotation, a new insult pass it by.', 'It learns the desk’s habits, unfair ones too: a desk that refuses a dialect teaches it to hold that dialect. Look at what it holds.', 'Comments that were never decided teach it nothing.'],
  },
  fr: {
    about: 'Le site apprend de votre équipe : il lit chaque nouveau commentaire, estime la probabilité que vous le refusiez et le retient pour relecture à partir d’un certain seuil. Il ne rejette jamais rien de lui-même.',
    state: { speaking: 'Au travail : il retient ce qui ressemble à ce que vous avez refusé.', learning: 'Il apprend encore et ne retient rien pour l’instant.', silenced: 'Réduit au silence : il apprend et ne retient rien.', silencedLearning: 'Réduit au silence, et il apprend encore.' }, missing: 'Il lui faut encore {approved} et {refused}.',
    approved: { one: '{n} commentaire publié', many: '{n} commentaires publiés', other: '{n} commentaires publiés' }, refused: { one: '{n} commentaire refusé', many: '{n} commentaires refusés', other: '{n} commentaires refusés' },
    learnt: 'Ce dont il a appris', learntApproved: 'Textes publiés', learntRefused: 'Textes refusés', fromDecisions: 'Par les décisions de l’équipe', fromFile: 'Par des fichiers fournis', updated: 'Dernier apprentissage', never: 'Il n’a pas encore appris',
    point: 'Le seuil', pointHolds: 'Un commentaire est retenu quand la probabilité de son refus atteint {}.', byShare: 'Choisi pour qu’au plus {} de ce que vous publiez soit retenu à tort.', byHand: 'Choisi à la main.',
    change: 'Changer le seuil', way: 'Comment il est choisi', ways: { maxFalseHolds: 'par la part retenue à tort', threshold: 'par la probabilité de refus' }, share: 'Part maximale retenue à tort de ce que vous publiez (%)', shareHint: 'Plus bas : les lecteurs attendent moins, davantage passe.', threshold: 'Retenir à partir d’une probabilité de refus de (%)', thresholdHint: 'Plus haut : moins est retenu, davantage passe.',
    preview: 'À {threshold}, il retiendrait {recall} de ce que vous avez refusé et {falseHolds} de ce que vous avez publié.', previewNone: 'Pas encore de chiffres pour ce seuil.', silence: 'Le réduire au silence', enable: 'Le laisser travailler', adminsOnly: 'Seuls les administrateurs changent ces réglages.', saved: 'Enregistré.',
    figures: 'Sa justesse', figuresAbout: 'Chaque décision de l’équipe a été comparée à ce qu’il aurait fait avant d’en apprendre.', lastDecisions: 'Vos dernières décisions', crossCheck: 'Sur ce qu’il a appris', figure: 'Chiffre', count: 'Commentaires comparés', held: 'Il aurait retenu', precision: 'De ce qu’il a retenu, vous avez refusé', recall: 'De ce que vous avez refusé, il aurait retenu', falseHolds: 'De ce que vous avez publié, il aurait retenu à tort', unknown: 'pas encore connu',
    curve: 'Réussites et erreurs à chaque seuil', curveSummary: 'Au seuil actuel de {threshold}, il retient {recall} de ce que vous avez refusé et {falseHolds} de ce que vous avez publié.', probability: 'Seuil', caught: 'Refusé, serait retenu', wrongly: 'Publié, serait retenu à tort', noCurve: 'Le graphique apparaît avec les premières décisions.',
    limits: 'Ce qu’il ne sait pas faire', limitList: ['Il connaît les mots, pas l’intention : l’ironie, la citation, l’insulte nouvelle lui échappent.', 'Il apprend les habitudes de l’équipe, même injustes : une équipe qui refuse un dialecte lui apprend à retenir ce dialecte. Regardez ce qu’il retient.', 'Les commentaires jamais tranchés ne lui apprennent rien.'],
  },
};
