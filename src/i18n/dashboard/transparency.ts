// The yearly transparency summary in three languages: each part and figure of it by its name in the API.
import type { Transparency } from '../../web/wire.ts';
import type { Lang } from '../index.ts';

type Section = keyof Transparency['total'];

export type ReportTexts = {
  title: string; open: string; year: string; about: string; print: string; csv: string; back: string; figure: string; total: string; caption: string;
  sections: Record<Section, string>;
  /** The steps of a figure's path, joined by a dash. */
  names: Record<string, string>;
};

export const reportTexts: Record<Lang, ReportTexts> = {
  ar: {
    title: 'تقرير الشفافية السنوي', open: 'افتح تقرير السنة', year: 'السنة', about: 'أرقام السنة كما تطلبها المادتان 15 و24 من قانون الخدمات الرقمية الأوروبي.', print: 'اطبع', csv: 'نزّل CSV', back: 'عودة إلى الإحصاءات', figure: 'الرقم', total: 'المجموع', caption: 'من {from} إلى {to}',
    sections: { comments: 'التعليقات', notices: 'البلاغات', ownInitiative: 'رفض بمبادرة من الموقع', restrictions: 'القيود ومن فرضها', complaints: 'الاعتراضات', automatedMeans: 'الوسائل الآلية', decisions: 'القرارات' },
    names: {
      posted: 'أُرسلت', published: 'نُشرت مباشرة', held: 'احتُجزت', refused: 'رُفضت', edited: 'عُدّلت', removed: 'حذفها كتّابها', received: 'وصلت', upheld: 'أُخذ بها', dismissed: 'لم يؤخذ بها', granted: 'قُبلت', byReason: 'بالسبب', illegal: 'محتوى مخالف للقانون', closed: 'بُتّ فيها', medianMs: 'الوسيط', total: 'المجموع', byDetection: 'بطريقة الكشف',
      automated: 'كشفها فحص', persons: 'أشخاص', heldByMachine: 'احتجزها فحص', refusedByMachine: 'رفضها فحص', rejectedByPersons: 'رفضها أشخاص', markedSpamByPersons: 'عدّها أشخاص مزعجة', restored: 'أُعيد نشرها', reviewed: 'راجعها شخص', reversed: 'نشرها من راجعها', errorRate: 'نسبة الخطأ', automatic: 'قواعد آلية', overturned: 'نُقضت',
    },
  },
  en: {
    title: 'Yearly transparency report', open: 'Open the report of the year', year: 'Year', about: 'The figures of the year as articles 15 and 24 of the Digital Services Act ask for.', print: 'Print', csv: 'Download CSV', back: 'Back to statistics', figure: 'Figure', total: 'Total', caption: '{from} to {to}',
    sections: { comments: 'Comments', notices: 'Notices', ownInitiative: 'Refused on own initiative', restrictions: 'Restrictions and who applied them', complaints: 'Complaints', automatedMeans: 'Automated means', decisions: 'Decisions' },
    names: {
      posted: 'posted', published: 'appeared at once', held: 'held', refused: 'refused', edited: 'edited', removed: 'removed by their authors', received: 'received', upheld: 'upheld', dismissed: 'dismissed', granted: 'granted', byReason: 'by reason', illegal: 'unlawful content', closed: 'closed', medianMs: 'median time', total: 'total', byDetection: 'by detection',
      automated: 'found by a check', persons: 'by persons', heldByMachine: 'held by a check', refusedByMachine: 'refused by a check', rejectedByPersons: 'rejected by persons', markedSpamByPersons: 'marked spam by persons', restored: 'restored', reviewed: 'reviewed by a person', reversed: 'let through by the reviewer', errorRate: 'error rate', automatic: 'by automatic rules', overturned: 'overturned',
    },
  },
  fr: {
    title: 'Rapport annuel de transparence', open: 'Ouvrir le rapport de l’année', year: 'Année', about: 'Les chiffres de l’année tels que les demandent les articles 15 et 24 du règlement sur les services numériques.', print: 'Imprimer', csv: 'Télécharger en CSV', back: 'Retour aux statistiques', figure: 'Chiffre', total: 'Total', caption: 'du {from} au {to}',
    sections: { comments: 'Commentaires', notices: 'Signalements', ownInitiative: 'Refus à l’initiative du site', restrictions: 'Restrictions et qui les a prises', complaints: 'Recours', automatedMeans: 'Moyens automatisés', decisions: 'Décisions' },
    names: {
      posted: 'envoyés', published: 'parus aussitôt', held: 'retenus', refused: 'refusés', edited: 'modifiés', removed: 'supprimés par leurs auteurs', received: 'reçus', upheld: 'suivis', dismissed: 'écartés', granted: 'accordés', byReason: 'par motif', illegal: 'contenu illicite', closed: 'tranchés', medianMs: 'délai médian', total: 'total', byDetection: 'par détection',
      automated: 'par un contrôle', persons: 'par des personnes', heldByMachine: 'retenus par un contrôle', refusedByMachine: 'refusés par un contrôle', rejectedByPersons: 'rejetés par des personnes', markedSpamByPersons: 'classés comme spam par des personnes', restored: 'rétablis', reviewed: 'relus par une personne', reversed: 'laissés passer à la relecture', errorRate: 'taux d’erreur', automatic: 'par des règles', overturned: 'infirmées',
    },
  },
};
