// The dashboard's beginning: its style, then its frame into the page.
import './base.css';
import { render } from 'preact';
import { App } from './app.tsx';

render(<App />, document.getElementById('app')!);
