// A form to write in: a comment, a reply or a change. What was typed is kept until it has arrived.
import { Component } from 'preact';
import { counted } from '../../../i18n/words.ts';
import type { Draft } from '../keep.ts';
import { told, wrongField, type Wrong } from '../told.ts';
import type { Widget } from '../widget.ts';
import { Link, Named } from './parts.tsx';
import { nameIsMissing, Who } from './who.tsx';

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
  send(draft: Draft, website: string): Promise<void>;
  onCancel?: () => void;
};

type State = { isBusy: boolean; isOpen: boolean; error: unknown; wrong: Wrong | null; left: number | null };

/** The counter speaks when there is a tenth left, and never of more than this. */
const NEAR = 200;
const segmenter = new Intl.Segmenter();

export class Writing extends Component<Props, State> {
  private form: HTMLFormElement | null = null;
  private isGone = false;

  override state: State = { isBusy: false, isOpen: this.props.place !== 'new' || this.draft.text !== '', error: null, wrong: null, left: null };

  get draft(): Draft {
    return this.props.w.keep.draft(this.props.place);
  }

  override componentWillMount(): void {
    if (this.draft.text === '') this.draft.text = this.props.initial ?? '';
  }

  override componentWillUnmount(): void {
    this.isGone = true;
  }

  private field(name: string): HTMLInputElement | null {
    return this.form?.elements.namedItem(name) as HTMLInputElement | null;
  }

  /** How many characters are left near the limit, as the server counts them. */
  private left(): number | null {
    const max = this.props.w.thread.info?.limits.maxGraphemes;
    const { text } = this.draft;
    if (max === undefined || text.length < max - Math.min(NEAR, max / 10)) return null;
    const left = max - [...segmenter.segment(text.trim())].length;
    return left <= Math.min(NEAR, max / 10) ? left : null;
  }

  private readonly typed = ({ currentTarget }: { currentTarget: EventTarget | null }): void => {
    const { name, value, checked, type } = currentTarget as HTMLInputElement;
    Object.assign(this.draft, { [name]: type === 'checkbox' ? checked : value });
    this.props.w.keep.save(this.props.place);
    const left = name === 'text' ? this.left() : this.state.left;
    // A wrong field is looked at again as soon as it is touched.
    if (left !== this.state.left || this.state.wrong?.field === name) this.setState({ left, wrong: null });
  };

  private check(): Wrong | null {
    const { w, initial } = this.props;
    const { draft } = this;
    const left = this.left() ?? 0;
    if (draft.text.trim() === '') return { field: 'text', sentence: w.t.writeText };
    if (left < 0) return { field: 'text', sentence: counted(w.t.lang, w.t.over, -left) };
    return initial === undefined ? nameIsMissing(w, draft) : null;
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    if (this.state.isBusy) return;
    const wrong = this.check();
    if (wrong === null) void this.deliver();
    else this.show({ wrong, error: null });
  };

  private async deliver(): Promise<void> {
    const { w, place, send } = this.props;
    this.setState({ isBusy: true, error: null, wrong: null });
    try {
      await send(this.draft, this.field('website')?.value ?? '');
      w.keep.drop(place);
      if (!this.isGone) this.setState({ isBusy: false, isOpen: false, left: null });
    } catch (error) {
      w.lapse(error);
      w.keep.save(place);
      if (!this.isGone) this.show({ wrong: wrongField(w.t, error), error });
    }
  }

  private show(what: Pick<State, 'wrong' | 'error'>): void {
    this.setState({ ...what, isBusy: false, isOpen: true }, () => {
      const { keep, isLapsed } = this.props.w;
      if (what.wrong !== null) this.field(what.wrong.field)?.focus();
      else if (isLapsed && keep.identity === null) this.field('name')?.focus();
    });
  }

  private readonly cancel = (): void => {
    const { w, place, onCancel } = this.props;
    w.keep.drop(place);
    onCancel?.();
  };

  override render() {
    const { w, place, title, name, hint, submit, initial, onCancel } = this.props;
    const { isBusy, isOpen, error, wrong, left } = this.state;
    const { t } = w;
    const id = `${place}-text`;
    const about = wrong?.field === 'text' ? `${id}-wrong` : undefined;
    return (
      <form noValidate ref={(form) => { this.form = form; }} onSubmit={this.submit} onFocusIn={() => isOpen || this.setState({ isOpen: true })}>
        <label for={id}>{name === undefined ? title : <Named text={title} name={name} />}</label>
        <textarea id={id} name="text" dir="auto" rows={isOpen ? 5 : 2} value={this.draft.text} onInput={this.typed} aria-invalid={about !== undefined} aria-describedby={about ?? `${id}-left`} />
        <p class="left" id={`${id}-left`} role="status">{left !== null && about === undefined && counted(t.lang, left < 0 ? t.over : t.left, Math.abs(left))}</p>
        {about !== undefined && <p class="wrong" id={about}>{wrong!.sentence}</p>}
        {isOpen && hint != null && <p class="hint">{hint}</p>}
        {isOpen && initial === undefined && <Who w={w} place={place} draft={this.draft} wrong={wrong} onInput={this.typed} />}
        <div hidden aria-hidden="true"><input name="website" tabIndex={-1} autoComplete="off" /></div>
        {error !== null && wrong === null && <p class="note bad" role="alert"><span dir="auto">{told(t, error)}</span> {t.keptText}</p>}
        {isOpen && <div class="acts"><button type="submit" aria-disabled={isBusy}>{isBusy ? t.loading : submit}</button>{onCancel !== undefined && <Link onClick={this.cancel}>{t.cancel}</Link>}</div>}
      </form>
    );
  }
}
