// Arabic terms to begin with: insults a newsroom would want to see first, some dialects, the same in Latin letters. Short on purpose.
import { drafts } from './entry.ts';

export const ar = drafts({
  hold: [
    'حقير', 'سافل', 'واطي', 'خسيس', 'نذل', 'ديوث', ['قواد', 'قوادم'], 'تافه', 'يا حمار', 'يا كلب', 'يا حيوان', 'يا خنزير', 'ابن الكلب', 'ابن الحرام', 'اولاد الكلب', 'اخرس يا', 'يا غبي', 'يلعن ابوك', 'الله يلعنك',
    // Egypt and the Levant.
    ['خول', 'خولة', 'خولي', 'خولان'], 'عرص', 'معرص', 'متناك', 'منيوك', 'وسخ', 'ابن الوسخة', 'كسمك', 'كس امك', 'طيز', 'شرموط', 'شرموطة', 'قحبة', 'عاهرة', ['نيك', 'نيكي', 'نيكه'],
    // The Maghreb and the Gulf.
    ['زامل', 'زاملي'], 'نعل بوك', 'ولد القحبة', 'منيك', 'خنيث',
    // The same in Latin letters.
    'sharmoota', 'sharmouta', 'kosomak', 'kos omak', 'kos ommak', '5awal', 'khawal', '3ars', 'a7ba', '9a7ba', 'ka7ba', 'ya 7mar', 'ya kalb', 'ibn el kalb', 'zamel', 'manyouk', 'manyak', '7aywan', 'khanzeer',
  ],
  reject: ['اقتلوهم جميعا', 'يستحقون الحرق', 'يجب ابادتهم'],
  spam: ['ربح المال من الانترنت', 'قرض فوري بدون ضمان', 'كازينو اون لاين', 'جلب الحبيب', 'فك السحر'],
}, 'قائمة البداية');
