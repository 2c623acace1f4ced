// The demo's two articles, written for it. Words only; page.ts lays them out.

export type Article = {
  key: string;
  path: string;
  lang: 'ar' | 'en';
  paper: string;
  section: string;
  title: string;
  standfirst: string;
  byline: string;
  caption: string;
  /** What the line is in figures. */
  facts: { title: string; rows: [name: string, value: string][] };
  paragraphs: string[];
  film: { title: string; caption: string };
};

export const DEMO_SITE = 'demo';

const arabic: Article = {
  key: 'demo-ar',
  path: '/demo',
  lang: 'ar',
  paper: 'جريدة الميناء',
  section: 'محليات',
  title: 'القطار يعود إلى الساحل بعد ثلاثين عاما من الصمت',
  standfirst: 'وصلت أول رحلة تجريبية إلى محطة المرفأ القديمة فجر الاثنين، واصطف الأهالي على الرصيف كأنهم يستقبلون قريبا طال غيابه.',
  byline: 'كتبت: هالة المرساوي',
  caption: 'رسم للقطار وهو يعبر جسر الوادي باتجاه البحر.',
  facts: {
    title: 'الخط في أرقام',
    rows: [['الطول', '64 كيلومترا'], ['البلدات', '5 على الساحل'], ['الرحلة', 'ساعة وربع الساعة'], ['القطارات', '4 في اليوم، ثم 8 في الصيف']],
  },
  film: { title: 'الرحلة الأولى على جسر الوادي', caption: 'فيديو: القطار يعبر جسر الوادي فجر الاثنين.' },
  paragraphs: [
    'في الخامسة وعشر دقائق صباحا سُمع الصفير من جهة الجسر، فسكت الباعة في السوق لحظة ثم ضحكوا. قالت الحاجة زينب، وهي تسكن قبالة المحطة منذ طفولتها: «عرفت الصوت قبل أن أعرف ما هو».',
    'يربط الخط، وطوله أربعة وستون كيلومترا، بلدات الساحل الخمس بالمدينة، وتستغرق الرحلة ساعة وربع ساعة مقابل ساعتين ونصف بالحافلة في أوقات الذروة. وستبدأ الرحلات المنتظمة مطلع الشهر المقبل بأربعة قطارات في اليوم، على أن تصبح ثمانية مع بداية الصيف.',
    'ولا يخفي بعض سكان القرى الواقعة على الطريق قلقهم. فالمعابر القديمة بين البيوت والبساتين لم تُزوَّد كلها بحواجز، والمدرسة في وادي النخل تفصلها السكة عن نصف بيوت القرية. ووعدت إدارة الخط بإنجاز ستة معابر قبل أول رحلة منتظمة، ونشرت جدولا لمواعيدها.',
    'أما ثمن التذكرة فما زال موضع نقاش في المجلس المحلي: يقترح فريق أن يكون موحدا لكل المحطات تشجيعا للطلاب والعمال، ويرى آخر أن يُحسب بالمسافة حتى لا يتحمل أهل البلدات القريبة كلفة البعيدة.',
    'ما الذي تنتظرونه أنتم من عودة القطار؟ وما الذي تخشونه؟ باب التعليق مفتوح أدناه، ويقرأ محررو الصفحة كل ما يصل.',
  ],
};

const english: Article = {
  key: 'demo-en',
  path: '/demo/en',
  lang: 'en',
  paper: 'The Harbour Gazette',
  section: 'Local',
  title: 'The train returns to the coast after thirty silent years',
  standfirst: 'The first trial run pulled into the old harbour station before dawn on Monday, and the town stood on the platform as if to meet a relative long away.',
  byline: 'By Hala Mersawi',
  caption: 'A drawing of the train crossing the valley bridge towards the sea.',
  facts: {
    title: 'The line in figures',
    rows: [['Length', '64 kilometres'], ['Towns', '5 along the coast'], ['Journey', 'an hour and a quarter'], ['Trains', '4 a day, 8 in summer']],
  },
  film: { title: 'The first run over the valley bridge', caption: 'Video: the train crosses the valley bridge before dawn on Monday.' },
  paragraphs: [
    'At ten past five the whistle came from the direction of the bridge. In the market the sellers fell quiet for a moment, and then they laughed. “I knew the sound before I knew what it was,” said Zaynab, who has lived across from the station since she was a child.',
    'The line runs for sixty-four kilometres and joins the five coastal towns to the city in an hour and a quarter; the bus takes two and a half when the road is full. Regular service begins at the start of next month with four trains a day, and eight from the first week of summer.',
    'Some who live along the track are uneasy. Not all of the old crossings between the houses and the orchards have gates, and in Palm Valley the rails lie between the school and half of the village. The operator has promised six new crossings before the first regular train, and has published their dates.',
    'The fare is still being argued over in the council. One side wants a single price for every station, for the sake of students and workers; the other wants it counted by distance, so that the near towns do not pay for the far ones.',
    'What do you hope for from the train, and what do you fear? Comments are open below, and the editors of this page read all of them.',
  ],
};

export const articles: Article[] = [arabic, english];
