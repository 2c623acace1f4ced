// One's own account in the dashboard: the password, and where one is signed in.
import { expect, test } from '@jest/globals';
import { deviceOf } from '../../src/web/dashboard/views/account/device.ts';
import { aModerator, barriers, onEachStore } from './support.ts';

const PASSWORD = 'أربع كلمات لا تنسى';

test('a browser is told by name', () => {
  expect(deviceOf('Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1')).toEqual({ browser: 'Safari', system: 'iPhone' });
  expect(deviceOf('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0')).toEqual({ browser: 'Edge', system: 'Windows' });
  expect(deviceOf('Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36')).toEqual({ browser: 'Samsung Internet', system: 'Android' });
  expect(deviceOf('Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0')).toEqual({ browser: 'Firefox', system: 'Linux' });
  expect(deviceOf('')).toEqual({ browser: null, system: null });
});

await onEachStore('one\'s own account', (site) => {
  test('a password is changed after a wrong one was said; sessions are seen and ended', async () => {
    const { accounts } = site().app.app.services;
    const who = { email: 'salma@example.org', password: PASSWORD };
    const { id } = await accounts.createStaff({ ...who, name: 'سلمى', role: 'moderator', sites: ['demo'] });
    const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1';
    const theirs = await aModerator(site(), { lang: 'en' }, who);
    const own = await theirs.newPage();
    for (let n = 0; n < 3; n += 1) await accounts.signIn({ ...who, userAgent: phone });
    await own.goto(`${site().base}/dashboard/account`);
    await own.getByText('this session').waitFor();
    expect(await own.getByRole('button', { name: 'End: Safari on iPhone' }).count()).toBe(3);
    expect(await barriers(own)).toEqual([]);
    await own.getByRole('button', { name: 'End: Safari on iPhone' }).first().click();
    await own.locator('.toast', { hasText: 'The session has ended.' }).waitFor();
    expect(await accounts.sessions(id)).toHaveLength(3);
    await own.getByRole('button', { name: 'End all other sessions' }).click();
    await own.getByRole('dialog').getByRole('button', { name: 'End all other sessions' }).click();
    await own.getByText('There is no session but this one.').waitFor();
    expect(await accounts.sessions(id)).toHaveLength(1);
    await accounts.signIn({ ...who, userAgent: phone });
    await own.getByLabel('Current password', { exact: true }).fill('ليست هي الصحيحة');
    await own.getByLabel('New password', { exact: true }).fill('another phrase of words');
    await own.getByRole('button', { name: 'Change password' }).click();
    await own.getByText('This is not your current password.').waitFor();
    expect(await own.getByLabel('New password', { exact: true }).inputValue()).toBe('another phrase of words');
    await own.getByLabel('Current password', { exact: true }).fill(PASSWORD);
    await own.keyboard.press('Enter');
    await own.locator('.toast', { hasText: 'The password was changed' }).waitFor();
    expect(await accounts.sessions(id)).toHaveLength(1);
    await accounts.signIn({ email: who.email, password: 'another phrase of words', userAgent: '' });
    await theirs.close();
  });
});
