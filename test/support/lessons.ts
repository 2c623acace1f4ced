// Sentences a desk would approve and sentences it would refuse, as many as a test asks for; all of our own.
const combine = (starts: string[], middles: string[], ends: string[]) => (count: number): string[] => Array.from({ length: count }, (_, at) =>
  `${starts[at % starts.length]} ${middles[Math.floor(at / starts.length) % middles.length]} ${ends[(at * 5 + Math.floor(at / 7)) % ends.length]} (${at})`);

export const approvedTexts = combine(
  ['شكرا للمراسل على', 'أتمنى أن يقرأ الوزير', 'قرأت باهتمام', 'سؤال للمحرر حول', 'أضيف معلومة إلى', 'لا أتفق مع', 'تابعت منذ سنوات'],
  ['هذا التحقيق عن القطار', 'تقرير المدرسة الجديدة', 'مقال ميناء الصيد', 'خبر موسم الزيتون'],
  ['في الساحل', 'قبل العيد', 'وأنتظر الجزء الثاني', 'مع التحية', 'لأنه يهم المدينة'],
);

export const refusedTexts = combine(
  ['أنت كلب حقير', 'يا حمار اسكت', 'كلكم لصوص وخونة', 'اربح المال الآن', 'اخرس أيها القذر', 'تفو عليك يا جبان', 'أغبياء وحثالة'],
  ['لا تكتب هنا', 'مثل أهلك الأوغاد', 'راسلني على الخاص', 'ومن معك من السفلة'],
  ['يا نذل', 'يا قذر', 'أيها الغبي', 'وإلا ندمت', 'يا حثالة'],
);
