// Puts the widget into a shadow root, with the rest of its style, and takes it out again.
import { render } from 'preact';
import type { WidgetTexts } from '../../i18n/widget.ts';
import type { Mount } from './options.ts';
import { App } from './views/app.tsx';
import { Widget } from './widget.ts';
import style from './widget.css' with { type: 'text' };

export const mounting = (t: WidgetTexts): Mount => (root, options) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  const draw = (): void => render(<App w={widget} />, root);
  const widget = new Widget(root, { options, t, draw });
  void widget.start();
  return {
    unmount() {
      widget.end();
      render(null, root);
    },
  };
};
