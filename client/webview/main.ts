/** Entry of the panel's page. */
import { registerControls } from './controls.js';
import { Page } from './page.js';
import type { Host } from './state.js';

/** Given by the editor; may be called once in the life of a page. */
declare function acquireVsCodeApi(): Host;

registerControls();
const page = new Page(acquireVsCodeApi(), document.body);
window.addEventListener('message', event => page.receive(event.data));
