// The sites in three languages: what each is called, from where its pages come, and the lines to put into them.
import type { Lang } from '../index.ts';

export type SitesTexts = {
  add: string; addTitle: string; changeTitle: string; slug: string; slugHint: string; slugTaken: string; name: string; origins: string; originsHint: string; originWrong: string; locale: string; localeHint: string;
  line: string; noOrigins: string; onlyRoot: string; create: string; added: string; changed: string; restored: string; since: string; empty: string;
  embed: string; embedHint: string; commentsLine: string; commentsHint: string; countsLine: string; countsHint: string; consentLine: string; consentHint: string;
};

export const sitesTexts: Record<Lang, SitesTexts> = {
  ar: {
    add: 'إضافة موقع', addTitle: 'موقع جديد', changeTitle: 'تعديل {name}', slug: 'المعرّف', slugHint: 'حروف لاتينية صغيرة وأرقام وشرطات، مثل daily-news. يظهر في سطر التضمين ولا يتغير بعد ذلك.', slugTaken: 'لموقع آخر هذا المعرّف.',
    name: 'الاسم', origins: 'عناوين الموقع', originsHint: 'عنوان في كل سطر، بلا مسار ولا شرطة في آخره: https://paper.example. من هذه العناوين وحدها يُعلَّق.', originWrong: 'يلزم عنوان مثل https://paper.example بلا مسار ولا شرطة في آخره.',
    locale: 'لغة الموقع', localeHint: 'اللغة التي يخاطب بها القراء ما لم تطلب الصفحة غيرها.', line: 'السطر {n}', noOrigins: 'لا عناوين بعد: لا يُعلَّق من أي صفحة.', onlyRoot: 'لا يضيف موقعا إلا مدير كل المواقع.',
    create: 'إضافة الموقع', added: 'أُضيف الموقع {name}.', changed: 'حُفظ الموقع {name}.', restored: 'عاد الموقع {name} كما كان.', since: 'أُضيف', empty: 'لا مواقع بعد.',
    embed: 'سطور التضمين', embedHint: 'انسخها إلى قالب صفحات الموقع.', commentsLine: 'التعليقات', commentsHint: 'حيث يجب أن تظهر التعليقات. ضع رقم المقال في نظامك مكان ARTICLE-ID.',
    countsLine: 'أعداد التعليقات', countsHint: 'في قوائم المقالات: سطر واحد في الصفحة، وعنصر عند كل مقال.', consentLine: 'إشعار الموافقة', consentHint: 'في رأس كل صفحة قبل النصوص البرمجية الأخرى. يعمل بعد نشر سياسة موافقة.',
  },
  en: {
    add: 'Add site', addTitle: 'New site', changeTitle: 'Edit {name}', slug: 'Identifier', slugHint: 'Small Latin letters, digits and hyphens, such as daily-news. It stands in the embed line and never changes.', slugTaken: 'Another site has this identifier.',
    name: 'Name', origins: 'Addresses of the site', originsHint: 'One per line, without path or final slash: https://paper.example. Comments are taken from these alone.', originWrong: 'It must be an address like https://paper.example, without path or final slash.',
    locale: 'Language of the site', localeHint: 'What readers are spoken to in unless the page asks for another.', line: 'Line {n}', noOrigins: 'No addresses yet: no page can take comments.', onlyRoot: 'Only an admin of all sites can add one.',
    create: 'Add the site', added: 'The site {name} was added.', changed: 'The site {name} was saved.', restored: 'The site {name} is as before.', since: 'Added', empty: 'There are no sites yet.',
    embed: 'Embed lines', embedHint: 'Copy them into the template of the site’s pages.', commentsLine: 'Comments', commentsHint: 'Where the comments should appear. Put your CMS’s article id in place of ARTICLE-ID.',
    countsLine: 'Comment counts', countsHint: 'In lists of articles: one line on the page, and an element at each article.', consentLine: 'Consent notice', consentHint: 'In the head of every page, before other scripts. It works once a consent policy is published.',
  },
  fr: {
    add: 'Ajouter un site', addTitle: 'Nouveau site', changeTitle: 'Modifier {name}', slug: 'Identifiant', slugHint: 'Minuscules latines, chiffres et traits d’union, comme daily-news. Il figure dans la ligne d’intégration et ne change plus.', slugTaken: 'Un autre site a cet identifiant.',
    name: 'Nom', origins: 'Adresses du site', originsHint: 'Une par ligne, sans chemin ni barre finale : https://paper.example. Les commentaires ne sont acceptés que de là.', originWrong: 'Il faut une adresse comme https://paper.example, sans chemin ni barre finale.',
    locale: 'Langue du site', localeHint: 'Celle dans laquelle on s’adresse aux lecteurs, sauf si la page en demande une autre.', line: 'Ligne {n}', noOrigins: 'Aucune adresse : aucune page ne peut recevoir de commentaires.', onlyRoot: 'Seul un administrateur de tous les sites peut en ajouter un.',
    create: 'Ajouter le site', added: 'Le site {name} a été ajouté.', changed: 'Le site {name} a été enregistré.', restored: 'Le site {name} est comme avant.', since: 'Ajouté', empty: 'Aucun site pour le moment.',
    embed: 'Lignes d’intégration', embedHint: 'Copiez-les dans le gabarit des pages du site.', commentsLine: 'Commentaires', commentsHint: 'Là où les commentaires doivent apparaître. Mettez l’identifiant de l’article dans votre CMS à la place de ARTICLE-ID.',
    countsLine: 'Nombre de commentaires', countsHint: 'Dans les listes d’articles : une ligne sur la page et un élément pour chaque article.', consentLine: 'Bandeau de consentement', consentHint: 'Dans l’en-tête de chaque page, avant les autres scripts. Il agit dès qu’une politique de consentement est publiée.',
  },
};
