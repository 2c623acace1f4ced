// A form to write in: a comment, a reply, a change or a report. What was typed is kept until it has arrived.
import { Component } from 'preact';
import { comeBack, leave } from '../acts.ts';
import type { Draft } from '../keep.ts';
import { told, wrongField, type Wrong } from '../told.ts';
import type { Widget } from '../widget.ts';
import { Link, Named } from './parts.tsx';

type Props = {
  w: Widget;
  /** Names its draft and its fields. */
  place: string;
  title: string;
  /** For `{name}` in the title. */
  name?: string;
  hint?: string | null;
  submit: string;
  /** The text to change; absent for something new. */
  initial?: string;
  /** What may be wrong with a comment, when it is a report. */
  reasons?: Record<string, string>;
  send(draft: Draft, website: string): Promise<void>;
  onCancel?: () => void;
};

type State = { isBusy: boolean; isOpen: boolean; error: unknown; wrong: Wrong | null; left: number };
type Typed = { currentTarget: EventTarget | null };

/** The counter speaks when a tenth is left, and never of more than this. */
const NEAR = 200;

export class Form extends Component<Props, State> {
  override state: State = { isBusy: false, isOpen: this.props.place !== 'new' || this.draft.text !== '', error: null, wrong: null, left: NEAR };
  #form: HTMLFormElement | null = null;

  override componentWillMount(): void {
    this.draft.text ||= this.props.initial ?? '';
  }

  get draft(): Draft {
    return this.props.w.keep.draft(this.props.place);
  }

  #field(name: string): HTMLInputElement | null {
    return this.#form?.elements.namedItem(name) as HTMLInputElement | null;
  }

  /** How many characters are left, as the server counts them; not counted while that is surely more than NEAR. */
  #left(): number {
    const max = this.props.w.thread.info?.limits.maxGraphemes ?? Number.POSITIVE_INFINITY;
    const { text } = this.draft;
    return text.length < max - NEAR ? NEAR : max - [...new Intl.Segmenter().segment(text.trim())].length;
  }

  readonly #typed = ({ currentTarget }: Typed): void => {
    const { name, value, checked, type } = currentTarget as HTMLInputElement;
    Object.assign(this.draft, { [name]: type === 'checkbox' ? checked : value });
    this.props.w.keep.save(this.props.place);
    const left = this.#left();
    // A wrong field is looked at again as soon as it is touched.
    if (left !== this.state.left || this.state.wrong?.field === name) this.setState({ left, wrong: null });
  };

  #check(): Wrong | null {
    const { w: { t, keep, thread }, initial, reasons } = this.props;
    const { text, name, email } = this.draft;
    if (reasons === undefined) {
      if (text.trim() === '') return { field: 'text', sentence: t.writeText };
      if (this.#left() < 0) return { field: 'text', sentence: t.tooLong };
    }
    if (keep.identity !== null || initial !== undefined) return null;
    if (name.trim() === '') return { field: 'name', sentence: t.writeName };
    return thread.info?.emailRequired && email.trim() === '' ? { field: 'email', sentence: t.writeEmail } : null;
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    if (this.state.isBusy) return;
    const wrong = this.#check();
    if (wrong === null) void this.#deliver();
    else this.#show({ wrong, error: null });
  };

  async #deliver(): Promise<void> {
    const { w, place, send } = this.props;
    this.setState({ isBusy: true, error: null, wrong: null });
    try {
      await send(this.draft, this.#field('website')?.value ?? '');
      w.keep.drop(place);
      this.setState({ isBusy: false, isOpen: place !== 'new', left: NEAR });
    } catch (error) {
      w.lapse(error);
      // With the key it went under.
      w.keep.save(place);
      this.#show({ wrong: wrongField(w.t, error), error });
    }
  }

  #show(what: Pick<State, 'wrong' | 'error'>): void {
    this.setState({ ...what, isBusy: false, isOpen: true }, () => this.#field(what.wrong?.field ?? (this.props.w.isLapsed ? 'name' : ''))?.focus());
  }

  readonly #cancel = (): void => {
    const { w, place, onCancel } = this.props;
    w.keep.drop(place);
    onCancel?.();
  };

  override render({ w, place, title, name, hint, submit, initial, reasons, onCancel }: Props, { isBusy, isOpen, error, wrong, left }: State) {
    const { t } = w;
    const isNew = initial === undefined;
    return (
      <form noValidate ref={(form) => { this.#form = form; }} onSubmit={this.#submit} onFocusIn={() => isOpen || this.setState({ isOpen: true })}>
        {reasons !== undefined && (
          <fieldset>
            <legend>{t.reportTitle}</legend>
            {Object.keys(reasons).map((key) => <label key={key} class="tick"><input type="radio" name="reason" id={`${place}-${key}`} value={key} checked={this.draft.reason === key} onChange={this.#typed} />{reasons[key]}</label>)}
          </fieldset>
        )}
        <label for={`${place}-text`}>{name === undefined ? title : <Named text={title} name={name} />}</label>
        <textarea rows={isOpen && reasons === undefined ? 5 : 2} dir="auto" readOnly={isBusy} {...this.#control('text')} />
        {this.#sentence('text')}
        <p class="pale" role="status">{left < NEAR && t.left.replace('{n}', String(left))}</p>
        {isOpen && hint != null && <p class="pale">{hint}</p>}
        {isOpen && isNew && this.#who()}
        <div hidden><input name="website" tabIndex={-1} autoComplete="off" aria-hidden="true" /></div>
        {error !== null && wrong === null && <p class="note bad" role="alert">{told(t, error)} {t.keptText}</p>}
        {isOpen && <div class="acts"><button type="submit" aria-disabled={isBusy}>{isBusy ? t.loading : submit}</button>{onCancel !== undefined && <Link onClick={this.#cancel}>{t.cancel}</Link>}</div>}
      </form>
    );
  }

  #control(name: Wrong['field']) {
    const id = `${this.props.place}-${name}`;
    const isWrong = this.state.wrong?.field === name;
    return { id, name, value: this.draft[name], onInput: this.#typed, 'aria-invalid': isWrong, ...(isWrong ? { 'aria-describedby': `${id}-wrong` } : {}) };
  }

  #sentence(name: Wrong['field']) {
    const { wrong } = this.state;
    return wrong?.field === name && <p class="wrong" id={`${this.props.place}-${name}-wrong`}>{wrong.sentence}</p>;
  }

  /** A name to give, and whether to keep it here; or the name that is known already and the way to be somebody else. */
  #who() {
    const { w, place } = this.props;
    const { t, keep: { identity }, former } = w;
    if (identity !== null) return <p class="pale"><Named text={t.writingAs} name={identity.name} /> <Link onClick={() => leave(w, place)}>{t.notMe}</Link></p>;
    return (
      <>
        {former !== null && <p class="pale"><Named text={t.forgot} name={former.identity.name} /> <Link onClick={() => comeBack(w, place)}>{t.undo}</Link></p>}
        <div class="who">
          <div>
            <label for={`${place}-name`}>{t.name}</label>
            <input maxLength={80} dir="auto" autoComplete="nickname" {...this.#control('name')} />
            {this.#sentence('name')}
          </div>
          <div>
            <label for={`${place}-email`}>{w.thread.info?.emailRequired ? t.emailRequired : t.email}</label>
            <input type="email" maxLength={254} dir="ltr" autoComplete="email" {...this.#control('email')} />
            {this.#sentence('email')}
          </div>
        </div>
        <label class="tick"><input type="checkbox" name="remember" checked={this.draft.remember} onChange={this.#typed} />{t.remember}</label>
      </>
    );
  }
}
