// Asks the article's reader what may run, and runs no more than what the server has recorded: a choice that was not saved counts for nothing.
import { consentApi, type Act, type Config, type ConsentApi, type Me } from './consent-api.ts';
import { consentNotice, type Notice } from './consent-notice.ts';
import { countVisit, drop } from './cookies.ts';
import { element } from './elements.ts';
import type { Place } from './types.ts';

const VISITS = 'demo-visits';

/** Whoever asks for a policy where there is none, or gets no answer, shows nothing and runs nothing. */
export async function beginConsent(foot: HTMLElement, place: Place): Promise<void> {
  const api = consentApi(place);
  try {
    new Consent(foot, place, api).begin(await api.config(), await api.me());
  } catch {
    foot.hidden = true;
  }
}

class Consent {
  private readonly foot: HTMLElement;
  private readonly place: Place;
  private readonly api: ConsentApi;
  private notice: Notice | null = null;

  constructor(foot: HTMLElement, place: Place, api: ConsentApi) {
    this.foot = foot;
    this.place = place;
    this.api = api;
  }

  begin(config: Config, me: Me): void {
    this.obey(config, me);
    const reopen = element('button', { type: 'button', class: 'reopen', 'aria-haspopup': 'dialog', onclick: () => void this.reopen() }, config.texts['reopen'] ?? '');
    this.foot.append(reopen);
    if (!me.decided || me.reask === true) this.show(config, me);
  }

  /** The words and the choice may have changed since the page was loaded. */
  private async reopen(): Promise<void> {
    try {
      this.show(await this.api.config(), await this.api.me(), { isAsked: true });
    } catch {
      this.notice?.say(this.place.texts['choiceNotSaved'] ?? '');
    }
  }

  private show(config: Config, me: Me, { isAsked = false } = {}): void {
    this.notice?.close();
    const mayClose = me.decided && me.reask !== true;
    this.notice = consentNotice({
      config, me, place: this.place, isOpened: isAsked, close: mayClose ? () => this.close() : null,
      choose: (act) => this.save(config, act, me),
    });
    document.body.prepend(this.notice.root);
    if (isAsked) this.notice.focus();
  }

  private close(): void {
    this.notice?.close();
    this.notice = null;
    this.foot.querySelector('button')?.focus();
  }

  private async save(config: Config, act: Act, before: Me): Promise<void> {
    this.notice?.wait(true);
    try {
      // Asked anew, a refusal answers the new question; else it takes back what was granted.
      const hasGrants = before.decided && before.reask !== true && config.categories.some(({ key, required }) => !required && before.categories[key] === true);
      const me = act.action === 'reject_all' && hasGrants ? await this.api.withdraw() : await this.api.choose(act, config);
      if (!me.decided || me.reask === true) throw new Error('consent: asked again');
      this.obey(config, me);
      this.close();
    } catch {
      this.notice?.wait(false);
      this.notice?.say(this.place.texts['choiceNotSaved'] ?? '');
    }
  }

  private obey({ categories }: Config, me: Me): void {
    for (const cookie of me.clear) drop(cookie);
    if (!me.decided || me.reask === true || me.services[VISITS] !== true) return;
    for (const { key, cookies } of categories.flatMap(({ services }) => services)) if (key === VISITS) cookies.forEach(countVisit);
  }
}
