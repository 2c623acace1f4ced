// Telling the desk what is wrong with a comment. Who has no name here yet gives one first; it is not shown to readers.
import { Component } from 'preact';
import type { ReportReason } from '../../../reports/report.ts';
import { close, report } from '../acts.ts';
import type { Draft } from '../keep.ts';
import { told, wrongField, type Wrong } from '../told.ts';
import type { Widget } from '../widget.ts';
import { Link } from './parts.tsx';
import { nameIsMissing, Who } from './who.tsx';

type Props = { w: Widget; id: string };
type State = { isBusy: boolean; error: unknown; wrong: Wrong | null };

export class Report extends Component<Props, State> {
  override state: State = { isBusy: false, error: null, wrong: null };
  private form: HTMLFormElement | null = null;

  get draft(): Draft {
    return this.props.w.keep.draft(`report-${this.props.id}`);
  }

  private readonly typed = ({ currentTarget }: { currentTarget: EventTarget | null }): void => {
    const { name, value, checked, type } = currentTarget as HTMLInputElement;
    Object.assign(this.draft, { [name]: type === 'checkbox' ? checked : value });
  };

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    if (this.state.isBusy) return;
    const wrong = nameIsMissing(this.props.w, this.draft);
    if (wrong === null) void this.deliver();
    else this.show({ wrong, error: null });
  };

  private async deliver(): Promise<void> {
    const { w, id } = this.props;
    const data = new FormData(this.form!);
    this.setState({ isBusy: true, error: null, wrong: null });
    try {
      await report(w, id, { draft: this.draft, reason: String(data.get('reason')), detail: this.draft.text });
      w.keep.drop(`report-${id}`);
    } catch (error) {
      w.lapse(error);
      this.show({ wrong: wrongField(w.t, error), error });
    }
  }

  private show(what: Pick<State, 'wrong' | 'error'>): void {
    this.setState({ ...what, isBusy: false }, () => {
      if (what.wrong !== null) (this.form?.elements.namedItem(what.wrong.field) as HTMLElement | null)?.focus();
    });
  }

  override render() {
    const { w, id } = this.props;
    const { t } = w;
    const { isBusy, error, wrong } = this.state;
    return (
      <form noValidate ref={(form) => { this.form = form; }} onSubmit={this.submit}>
        <fieldset>
          <legend>{t.reportTitle}</legend>
          {(Object.keys(t.reasons) as ReportReason[]).map((reason, at) => <label key={reason} class="tick"><input type="radio" name="reason" {...(at === 0 ? { id: `report-${id}` } : {})} value={reason} defaultChecked={at === 0} /> {t.reasons[reason]}</label>)}
        </fieldset>
        <label for={`report-${id}-text`}>{t.reportDetail}</label>
        <textarea id={`report-${id}-text`} name="text" dir="auto" rows={2} maxLength={2000} value={this.draft.text} onInput={this.typed} />
        <Who w={w} place={`report-${id}`} draft={this.draft} wrong={wrong} onInput={this.typed} />
        {error !== null && wrong === null && <p class="note bad" role="alert"><span dir="auto">{told(t, error)}</span> {t.keptText}</p>}
        <div class="acts"><button type="submit" aria-disabled={isBusy}>{isBusy ? t.loading : t.reportSend}</button><Link onClick={() => close(w, id)}>{t.cancel}</Link></div>
      </form>
    );
  }
}
