// Which numbers and names are a way to reach somebody and which are the news: real sentences on both sides, and hostile ones.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { contactSpans } from '../../../src/text/contacts.ts';
import { fold } from '../../../src/text/fold.ts';

const found = (text: string): string[] => contactSpans(fold(text)).map(([start, end]) => text.slice(start, end));

describe('finds', () => {
  test.each([
    ['للتواصل واتساب 0501234567 قبل نهاية الأسبوع', '0501234567'], ['اتصلوا على ٠٥٠١٢٣٤٥٦٧ الآن', '٠٥٠١٢٣٤٥٦٧'], ['شماره من ۰۵۰۱۲۳۴۵۶۷ است', '۰۵۰۱۲۳۴۵۶۷'],
    ['للحجز +966 50 123 4567', '+966 50 123 4567'], ['من الخارج 00966501234567', '00966501234567'], ['رقمه 966501234567', '966501234567'], ['+٢٠١٠١٢٣٤٥٦٧٨', '+٢٠١٠١٢٣٤٥٦٧٨'],
    ['نلتقي على 06 12 34 56 78', '06 12 34 56 78'], ['06.12.34.56.78', '06.12.34.56.78'], ['06-12-34-56-78', '06-12-34-56-78'], ['(050) 123-4567', '(050) 123-4567'],
    ['٠١٠ ١٢٣٤ ٥٦٧٨ للجادين', '٠١٠ ١٢٣٤ ٥٦٧٨'], ['0 5 0 1 2 3 4 5 6 7', '0 5 0 1 2 3 4 5 6 7'], ['050ـ123ـ4567', '050ـ123ـ4567'], ['0️⃣5️⃣0️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7', '0️⃣5️⃣0️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7'],
    ['واتس: 55123456', '55123456'], ['جوال 501234567', '501234567'], ['Call me: 20 123 456', '20 123 456'], ['ring 555-123-4567', '555-123-4567'], ['+212 661 234 567', '+212 661 234 567'],
    ['راسلني على ali.trade@example.com', 'ali.trade@example.com'], ['ali at gmail dot com', 'ali at gmail dot com'], ['ali آت gmail نقطة com', 'ali آت gmail نقطة com'],
    ['ali (at) hotmail (dot) com', 'ali (at) hotmail (dot) com'], ['support @ gmail . com', 'support @ gmail . com'], ['ahmed at gmail.com', 'ahmed at gmail.com'],
    ['أرباح يومية، تلغرام: @gain_now', 'تلغرام: @gain_now'], ['تيليجرام @gain_now', 'تيليجرام @gain_now'], ['اكتب لي https://wa.me/966501234567', 'wa.me/966501234567'], ['t.me/goldsignals', 't.me/goldsignals'],
    ['انضموا chat.whatsapp.com/AbCdEf123', 'chat.whatsapp.com/AbCdEf123'], ['زوروا mysite نقطة com', 'mysite نقطة com'], ['winbig dot com', 'winbig dot com'],
  ])('%s', (text, contact) => {
    expect(found(text)).toEqual([contact]);
  });

  test('each of several, apart from what stands beside them', () => {
    expect(found('0501234567 / 0551234567 أو ali@example.com منذ 2019')).toEqual(['0501234567', '0551234567', 'ali@example.com']);
  });
});

describe('spares', () => {
  test.each([
    'قامت الثورات في 2011 و2012 و2013', 'سنة 2010 2011 2012 2013 2014', 'بين 1990-1995 و2000-2005', 'موسم 2023-2024 2024-2025', '1441-1442 هجري',
    'موعد المباراة 20:45 بتاريخ 05-06-2024', 'حرب 05/10/1973 و 06/06/1967', '14.01.2011 كان يوما مشهودا', 'من الساعة 8 إلى 10 ومن 14 إلى 18',
    'بلغ عدد السكان 45000000 نسمة', 'ميزانية 120 000 000 درهم', 'ارتفع السعر إلى 1.250.000 جنيه', 'من 10000 إلى 20000 ومن 30000 إلى 40000', 'حصل على 1234567 صوتا', '+10.000.000 متابع', '+15,000,000 نسمة',
    'مواقع التواصل الاجتماعي حصدت 15000000 مشاهدة', 'الهاتف الجديد بسعر 12000 درهم', 'اتصل الرئيس بنظيره بعد 24 ساعة', 'واتساب تطبيق تملكه شركة واحدة منذ 2014',
    'فاز 3-1 ثم 2-0 ثم 1-1 و0-0', '0-0 1-2 3-1 2-0 1-1', '1 2 3 4 5 6 7 8 9 10', 'بنسبة 0.123456789', 'بين 0 0.733580850393429', 'ههههه 00000000000',
    'القرار رقم 12345678 لسنة 2020', 'الفصل 12 المادة 34 الفقرة 56', 'ISBN 978-3-16-148410-0', 'الحساب SA03 8000 0000 6080 1016 7519', 'IBAN SA0380000000608010167519',
    'the dot com bubble', 'look at bbc.com today', 'وصلنا إلى نقطة اللاعودة', 'هذه نقطة مهمة في المقال', 'كتب @aljazeera هذا الخبر', 'أنا في تلغرام منذ سنوات', 'الحلقة القادمة آتية لا ريب فيها',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

test.each([
  '0 ', '(', '0( ', 'a@', 'a', 'a.', '+1', '@', ' dot ', 'x dot ', 'تلغرام ', 'واتساب ', '0-', '1', 't.me/', 'a at ', 'x (dot) ', '   ',
])('the longest text there is, made of %j, stays under the bound', (unit) => {
  const text = fold(unit.repeat(60_000 / unit.length));
  const began = process.cpuUsage();
  contactSpans(text);
  // It takes some 15 ms; what grew with the square of the length would take seconds. Time of this process alone: the machine may be busy.
  expect(process.cpuUsage(began).user / 1000).toBeLessThan(500);
});

const corpus = fileURLToPath(new URL('../../../../shared/data/arabic/mpold_half.tsv', import.meta.url));
const rows = existsSync(corpus) ? readFileSync(corpus, 'utf8').trim().split('\n').slice(1).map((line) => line.split('\t')) : [];
if (rows.length === 0) console.log('skipped: the corpus of real comments is not on this machine');
(rows.length > 0 ? test : test.skip)('of real comments that are clean hardly any is held', () => {
  const clean = rows.filter(([, , label]) => label === 'clean').map((row) => row[5] ?? '');
  const held = clean.filter((text) => found(text).length > 0);
  console.log(`contacts: ${held.length} of ${clean.length} clean comments`);
  expect(held.length / clean.length).toBeLessThan(0.005);
});
