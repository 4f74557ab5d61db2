import { render } from 'preact';
import { App } from './app/app.js';
import { restoreLight } from './app/light.js';
import './design/tokens.css';
import './design/base.css';
import './design/parts.css';
import './design/print.css';

restoreLight();
const page = document.getElementById('page');
if (page) render(<App />, page);
