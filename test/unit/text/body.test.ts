// What a comment's text becomes, and that nothing hostile does.
import { describe, expect, test } from '@jest/globals';
import { renderBody } from '../../../src/text/body.ts';
import { hasPayloads, readPayloads } from '../../support/xss-payloads.ts';

const html = (source: string): string => renderBody(source).html;
const anchor = (url: string, label = url) => `<a href="${url}" rel="nofollow ugc noopener">${label}</a>`;

describe('a rendered text', () => {
  test.each([
    ['paragraphs and line breaks', 'سطر\nثان\n\nفقرة', '<p>سطر<br />ثان</p><p>فقرة</p>'],
    ['emphasis', '**مهم** و*مائل* و _آخر_', '<p><strong>مهم</strong> و<em>مائل</em> و <em>آخر</em></p>'],
    ['underscores inside a word', 'snake_case_name', '<p>snake_case_name</p>'],
    ['an unmatched mark', '2 * 3 ** 4', '<p>2 * 3 ** 4</p>'],
    ['code', '`<b>` و', '<p><code>&lt;b&gt;</code> و</p>'],
    ['a fence', '```\n<x>\n**a**\n```', '<pre><code>&lt;x&gt;\n**a**</code></pre>'],
    ['an open fence stays text', '```\nنص', '<p>```<br />نص</p>'],
    ['quotes', '> قال\n>> ردّ\nوأنا', '<blockquote><p>قال</p><blockquote><p>ردّ</p></blockquote></blockquote><p>وأنا</p>'],
    ['lists', '- أ\n- ب\n1. ج\n2. د', '<ul><li>أ</li><li>ب</li></ul><ol><li>ج</li><li>د</li></ol>'],
    ['a year at a line start stays text', '2026. كانت سنة', '<p>2026. كانت سنة</p>'],
    ['a link', '[هنا](https://a.example/x?a=1&b=2)', `<p>${anchor('https://a.example/x?a=1&amp;b=2', 'هنا')}</p>`],
    ['a bare address without the sentence around it', 'انظر https://a.example/x، ثم', `<p>انظر ${anchor('https://a.example/x')}، ثم</p>`],
    ['a scheme off the list', '[x](javascript:alert(1))', '<p>[x](javascript:alert(1))</p>'],
    ['raw HTML', '<img src=x onerror=alert(1)>', '<p>&lt;img src=x onerror=alert(1)&gt;</p>'],
  ])('%s', (_what, source, expected) => {
    expect(html(source)).toBe(expected);
  });

  test('has its own direction', () => {
    expect(renderBody('Bonjour').dir).toBe('ltr');
    expect(renderBody('مرحبا').dir).toBe('rtl');
  });

  (hasPayloads ? test : test.skip)('no hostile payload leaves the allow-list', () => {
    for (const payload of readPayloads()) {
      for (const tag of html(payload).match(/<[^>]*>/g) ?? []) {
        expect(tag).toMatch(/^<(?:\/?(?:p|strong|em|blockquote|code|pre|ul|ol|li|a)|br \/|a href="(?:https?:\/\/|mailto:)[^"]*" rel="nofollow ugc noopener")>$/);
      }
    }
  });
});
